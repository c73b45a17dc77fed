import type { Settings } from "../publication/settings.js";

/** Colours of a mail, `#rrggbb`. */
export interface Palette {
  /** Page. */
  readonly paper: string;
  /** Text and headlines. */
  readonly ink: string;
  /** Dates, bylines, captions, footer. */
  readonly quiet: string;
  /** Links and kickers. */
  readonly accent: string;
  /** Thin lines. */
  readonly rule: string;
  /** Ground of boxes: sponsors, code, corrections. */
  readonly tint: string;
}

/** The look of a mail, as templates use it. */
export interface Theme {
  readonly name: "broadsheet" | "plain";
  readonly light: Palette;
  readonly dark: Palette;
  /** Font families, as CSS lists them; names in single quotes. */
  readonly heading: string;
  readonly body: string;
  /** For dates, kickers and the footer. */
  readonly small: string;
  readonly mono: string;
  /** The one family for Outlook on Windows, which takes Times where it does not know the first of a list. */
  readonly outlook: string;
}

const SANS = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";
const SERIF = "Charter, 'Iowan Old Style', 'Source Serif 4', Georgia, 'Noto Serif', 'Times New Roman', serif";
const MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, monospace";

/** Fonts that come with Windows. */
const WINDOWS = [
  "Georgia",
  "Segoe UI",
  "Arial",
  "Verdana",
  "Tahoma",
  "Calibri",
  "Cambria",
  "Trebuchet MS",
  "Times New Roman",
];

/** The two looks. Every text colour has 4.5:1 or more against paper and tint, in both schemes (WCAG 2.2 §1.4.3). */
const THEMES: Readonly<Record<Theme["name"], Omit<Theme, "outlook">>> = {
  broadsheet: {
    name: "broadsheet",
    light: { paper: "#fbf8f1", ink: "#1d1a16", quiet: "#655d52", accent: "#9a2617", rule: "#d9d1c1", tint: "#f1ebdd" },
    dark: { paper: "#171512", ink: "#f0eadf", quiet: "#b3a999", accent: "#f2947f", rule: "#423c33", tint: "#24201b" },
    heading: SERIF,
    body: SERIF,
    small: SANS,
    mono: MONO,
  },
  plain: {
    name: "plain",
    light: { paper: "#ffffff", ink: "#16181d", quiet: "#5b6270", accent: "#1a56c4", rule: "#dfe2e8", tint: "#f4f6f9" },
    dark: { paper: "#111316", ink: "#eceef2", quiet: "#a4acb9", accent: "#8db8ff", rule: "#343941", tint: "#1c2026" },
    heading: SANS,
    body: SANS,
    small: SANS,
    mono: MONO,
  },
};

/** The theme of the settings with the colours and fonts that replace its own. */
export function themeOf({ theme, colors, darkColors, fonts }: Settings["email"]): Theme {
  const chosen = THEMES[theme];
  const body = fonts.body ?? chosen.body;
  return {
    ...chosen,
    light: { ...chosen.light, ...given(colors) },
    dark: { ...chosen.dark, ...given(darkColors) },
    heading: fonts.heading ?? chosen.heading,
    body,
    outlook:
      body
        .split(",")
        .map(unquoted)
        .find((family) => WINDOWS.includes(family)) ?? "Arial",
  };
}

const unquoted = (family: string): string => family.trim().replace(/^'|'$/g, "");

function given(palette: Settings["email"]["colors"]): Partial<Palette> {
  return Object.fromEntries(Object.entries(palette).filter(([, color]) => color !== undefined));
}
