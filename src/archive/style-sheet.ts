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
export function styleSheet({ styleSheet: path, key, templates }: Archive): OutputFile {
  return {
    path,
    mediaType: "text/css; charset=utf-8",
    key,
    bytes: () => templates.render("archive/style.css.hbs", {}),
  };
}
