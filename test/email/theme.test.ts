import { describe, expect, it } from "vitest";
import { type Palette, themeOf } from "../../src/email/theme.js";
import { settings } from "../support/publication.js";

/** Relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance"). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe("themeOf()", () => {
  for (const theme of ["broadsheet", "plain"]) {
    for (const scheme of ["light", "dark"] as const) {
      it(`has texts that can be read on page and boxes: ${theme}, ${scheme}`, () => {
        const palette: Palette = themeOf(settings({ email: { theme } }).email)[scheme];
        for (const text of [palette.ink, palette.quiet, palette.accent]) {
          for (const ground of [palette.paper, palette.tint])
            expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
        }
      });
    }
  }

  it("takes colours and fonts from the settings, and leaves the others", () => {
    const theme = themeOf(
      settings({ email: { colors: { accent: "#123456" }, fonts: { body: "'My Serif', Cambria, serif" } } }).email,
    );
    expect(theme.light.accent).toBe("#123456");
    expect(theme.light.ink).toBe(themeOf(settings().email).light.ink);
    expect(theme.body).toBe("'My Serif', Cambria, serif");
    expect(theme.outlook).toBe("Cambria");
  });
});
