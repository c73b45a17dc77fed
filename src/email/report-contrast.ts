import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { type Palette, themeOf } from "./theme.js";

/** Least contrast of text (WCAG 2.2 §1.4.3, level AA). */
const LEAST = 4.5;

/** Reports colours of the settings that make text hard to read, on the page or in boxes, light or dark. */
export function reportContrast({ email }: Pick<Settings, "email">, report: Report): void {
  const theme = themeOf(email);
  for (const [scheme, key] of [
    ["light", "colors"],
    ["dark", "darkColors"],
  ] as const) {
    const palette = theme[scheme];
    for (const [text, ground] of PAIRS) {
      const found = contrast(palette[text], palette[ground]);
      if (found >= LEAST) continue;
      report({
        code: "email/contrast",
        severity: "warning",
        message: `Cannot make the ${text} of the mail easy to read: expected a contrast of ${LEAST}:1 to the ${ground}, got ${found.toFixed(1)}:1 (${palette[text]} on ${palette[ground]}, ${scheme})`,
        place: { file: "content/publication.yaml" },
        hint: `Choose a ${scheme === "light" ? "darker" : "lighter"} email.${key}.${text}, or another ${ground}`,
      });
    }
  }
}

const PAIRS = (["ink", "quiet", "accent"] as const).flatMap((text) =>
  (["paper", "tint"] as const).map((ground) => [text, ground] as const satisfies readonly (keyof Palette)[]),
);

/** Contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
