import { describe, expect, it } from "vitest";
import { reportContrast } from "../../src/email/report-contrast.js";
import { themeOf } from "../../src/email/theme.js";
import { contrast } from "../../src/model/contrast.js";
import type { Problem } from "../../src/problem/problem.js";
import { settings } from "../support/publication.js";

describe("themeOf()", () => {
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

describe("reportContrast()", () => {
  function report(email: Record<string, unknown>): readonly Problem[] {
    const problems: Problem[] = [];
    reportContrast(settings({ email }), (problem) => void problems.push(problem));
    return problems;
  }

  it("has nothing to say of the built-in themes", () => {
    expect(report({ theme: "broadsheet" })).toEqual([]);
    expect(report({ theme: "plain" })).toEqual([]);
  });

  it("measures as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  it("reports a colour that is hard to read, and says what to change", () => {
    expect(report({ theme: "plain", darkColors: { accent: "#333333" } })).toMatchObject([
      {
        code: "email/contrast",
        message: expect.stringMatching(/accent of the mail .* to the paper, got 1\.\d:1 \(#333333 on #111316, dark\)/),
        hint: "Choose a lighter email.darkColors.accent, or another paper",
      },
      { code: "email/contrast", message: expect.stringContaining("to the tint") },
    ]);
  });
});
