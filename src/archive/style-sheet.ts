import { contrast, LEAST_CONTRAST } from "../model/contrast.js";
import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import type { Settings } from "../publication/settings.js";
import type { Templates } from "../templating/templates.js";
import { VERSION } from "../version.js";
import type { Archive } from "./archive.js";

/**
 * Path of the style sheet under `out/`. Its name changes with what is in it, so that servers and
 * browsers may keep it for ever and still never show a page in yesterday's style.
 */
export function styleSheetPath({ email }: Settings, templates: Templates): string {
  const content = digestOf(VERSION, email.colors, email.darkColors, templates.digest("archive"));
  return `assets/style.${content.slice(0, 10)}.css`;
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

/** Paper, ink, the red and the blue of an airmail envelope. Every text colour has 4.5:1 or more against paper and tint. */
const LIGHT = {
  paper: "#fbf9f3",
  ink: "#1e1b17",
  quiet: "#615a4f",
  accent: "#ad2a1f",
  blue: "#23497f",
  rule: "#dad2c2",
  tint: "#f3eee2",
};
const DARK = {
  paper: "#14171c",
  ink: "#e8e3d8",
  quiet: "#aaa497",
  accent: "#ff9384",
  blue: "#a3c1f5",
  rule: "#353a43",
  tint: "#1d2129",
};

type Palette = typeof LIGHT;

/**
 * A publication has one look: the colours that replace the mail's own replace the pages' too. The
 * blue is the pages' own: where it cannot be read on paper or tint of the publication's, the accent stands for it.
 */
function replaced(
  palette: Palette,
  colors: { readonly [name in Exclude<keyof Palette, "blue">]?: string | undefined },
): Palette {
  const given = Object.entries(colors).filter(([, color]) => color !== undefined);
  const chosen: Palette = { ...palette, ...Object.fromEntries(given) };
  const grounds = [chosen.paper, chosen.tint];
  const isReadable = grounds.every((ground) => contrast(chosen.blue, ground) >= LEAST_CONTRAST);
  return isReadable ? chosen : { ...chosen, blue: chosen.accent };
}
