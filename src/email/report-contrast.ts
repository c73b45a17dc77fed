import { contrast, LEAST_CONTRAST } from "../model/contrast.js";
import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { type Palette, themeOf } from "./theme.js";

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
      if (found >= LEAST_CONTRAST) continue;
      report({
        code: "email/contrast",
        severity: "warning",
        message: `Cannot make the ${text} of the mail easy to read: expected a contrast of ${LEAST_CONTRAST}:1 to the ${ground}, got ${found.toFixed(1)}:1 (${palette[text]} on ${palette[ground]}, ${scheme})`,
        place: { file: "content/publication.yaml" },
        hint: `Choose a ${scheme === "light" ? "darker" : "lighter"} email.${key}.${text}, or another ${ground}`,
      });
    }
  }
}

const PAIRS = (["ink", "quiet", "accent"] as const).flatMap((text) =>
  (["paper", "tint"] as const).map((ground) => [text, ground] as const satisfies readonly (keyof Palette)[]),
);
