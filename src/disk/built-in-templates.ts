import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "../model/digest.js";
import type { CompiledTemplate } from "../templating/compile-ahead.js";
import type { TemplateSource } from "../templating/templates.js";

/** The folder of the package: `src/disk/` and `dist/disk/` are equally deep in it. */
export const PACKAGE_FOLDER = fileURLToPath(new URL("../../", import.meta.url));

/** What `npm run compile` makes of the templates, beside the compiled code: sources that run as they are have none. */
export const COMPILED_TEMPLATES = fileURLToPath(new URL("../compiled-templates.cjs", import.meta.url));

/** The templates that come with Postrider, compiled where that was done before. */
export function builtInTemplates(): readonly TemplateSource[] {
  const compiled = loadCompiled();
  return readTemplateFiles().map((source) => {
    const known = compiled[source.path];
    return known?.digest === digest(source.text) ? { ...source, compiled: known } : source;
  });
}

/** The same as they are written. */
export function readTemplateFiles(): readonly TemplateSource[] {
  const folder = join(PACKAGE_FOLDER, "templates");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".hbs"))
    .map((name) => {
      const path = name.split(sep).join("/");
      return { path, text: readFileSync(join(folder, name), "utf8"), file: `templates/${path}` };
    });
}

function loadCompiled(): Readonly<Record<string, CompiledTemplate>> {
  return existsSync(COMPILED_TEMPLATES) ? createRequire(import.meta.url)(COMPILED_TEMPLATES) : {};
}
