import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { TemplateSource } from "../templating/templates.js";

/** The folder of the package: `src/disk/` and `dist/disk/` are equally deep in it. */
export const PACKAGE_FOLDER = fileURLToPath(new URL("../../", import.meta.url));

/** Reads the templates that come with Postrider. */
export function builtInTemplates(): readonly TemplateSource[] {
  const folder = join(PACKAGE_FOLDER, "templates");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".hbs"))
    .map((name) => {
      const path = name.split(sep).join("/");
      return { path, text: readFileSync(join(folder, name), "utf8"), file: `templates/${path}` };
    });
}
