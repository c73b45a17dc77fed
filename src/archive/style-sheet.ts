import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import type { Templates } from "../templating/templates.js";
import { VERSION } from "../version.js";
import type { Archive } from "./archive.js";

/**
 * Path of the style sheet under `out/`. Its name changes with what is in it, so that servers and
 * browsers may keep it for ever and still never show a page in yesterday's style.
 */
export function styleSheetPath(settingsDigest: string, templates: Templates): string {
  return `assets/style.${digestOf(VERSION, settingsDigest, templates.digest("archive")).slice(0, 10)}.css`;
}

/** The one style sheet of all pages; it asks for no font, no picture and no other sheet. */
export function styleSheet({ styleSheet: path, key, templates, publication }: Archive): OutputFile {
  const { colors, darkColors } = publication.settings.email;
  return {
    path,
    mediaType: "text/css; charset=utf-8",
    key,
    bytes: () =>
      templates.render("archive/style.css.hbs", { light: replaced(LIGHT, colors), dark: replaced(DARK, darkColors) }),
  };
}

/** Paper, ink and the red of an airmail envelope. Every text colour has 4.5:1 or more against paper and tint. */
const LIGHT = {
  paper: "#fbf9f3",
  ink: "#1e1b17",
  quiet: "#615a4f",
  accent: "#ad2a1f",
  rule: "#dad2c2",
  tint: "#f3eee2",
};
const DARK = {
  paper: "#14171c",
  ink: "#e8e3d8",
  quiet: "#aaa497",
  accent: "#ff9384",
  rule: "#353a43",
  tint: "#1d2129",
};

type Palette = typeof LIGHT;

/** A publication has one look: the colours that replace the mail's own replace the pages' too. */
function replaced(palette: Palette, colors: { readonly [name in keyof Palette]?: string | undefined }): Palette {
  const given = Object.entries(colors).filter(([, color]) => color !== undefined);
  return { ...palette, ...Object.fromEntries(given) };
}
