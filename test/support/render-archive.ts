import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { archiveRenderer } from "../../src/archive/archive-renderer.js";
import { builtInTemplates } from "../../src/disk/built-in-templates.js";
import type { OutputFile } from "../../src/model/output-file.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import type { Problem } from "../../src/problem/problem.js";
import type { Publication } from "../../src/publication/publication.js";
import { createTemplates } from "../../src/templating/templates.js";

/** The built-in templates. */
export const templates = createTemplates(builtInTemplates());

/** The files of the archive by path, described and not yet rendered. */
export function describeArchive(publication: Publication, problems: Problem[] = []): ReadonlyMap<string, OutputFile> {
  const report = (problem: Problem): void => void problems.push(problem);
  const files = archiveRenderer.render(publication, templates, report, mapMemory());
  return new Map(files.map((file) => [file.path, file]));
}

/** One file of the archive as text. */
export async function renderPage(publication: Publication, path: string): Promise<string> {
  const file = describeArchive(publication).get(path);
  if (!file) throw new Error(`The archive has no ${path}`);
  return String(await file.bytes());
}

/** Writes the whole archive into a folder, for a browser. */
export async function writeArchive(publication: Publication, folder: string): Promise<void> {
  for (const file of describeArchive(publication).values()) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), await file.bytes());
  }
}
