import { digestOf } from "../model/digest.js";
import type { SourceTree } from "../model/source-tree.js";
import { createTemplates, type TemplateSource, type Templates } from "../templating/templates.js";

/** Where a project's own templates are. */
const FOLDER = "templates/";

/** The templates made last: compiling them takes longer than building a small publication again. */
let last: { readonly digest: string; readonly templates: Templates } | undefined;

/** The built-in templates, each replaced by the project's file of the same path; the project may add others. */
export function readTemplates(tree: SourceTree, builtIn: readonly TemplateSource[]): Templates {
  const own = tree.files.filter(({ path }) => path.startsWith(FOLDER) && path.endsWith(".hbs"));
  const sources = new Map(builtIn.map((source) => [source.path, source]));
  for (const file of own) {
    const path = file.path.slice(FOLDER.length);
    sources.set(path, { path, text: new TextDecoder().decode(file.read()), file: file.path });
  }
  const sorted = [...sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const digest = digestOf(sorted.map(({ path, text, file }) => [path, text, file]));
  if (last?.digest !== digest) last = { digest, templates: createTemplates(sorted) };
  return last.templates;
}
