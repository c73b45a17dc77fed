import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LinkedArticles, linkArticles } from "../../src/articles/link-articles.js";
import { parseArticle } from "../../src/articles/parse-article.js";
import { projectSettings } from "../../src/disk/project-settings.js";
import { readProjectTree } from "../../src/disk/project-tree.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import type { Problem } from "../../src/problem/problem.js";
import { filePatterns, fromProject } from "../../src/publication/file-patterns.js";
import { SHARED } from "./needs.js";
import { outlinesOf } from "./outlines.js";

/** A corpus, read in place by the settings of `test/corpora/<name>/`. */
export interface Corpus extends LinkedArticles {
  /** Paths of the article files, from the project folder. */
  readonly sources: readonly string[];
  readonly problems: readonly Problem[];
}

const known = new Map<string, Promise<Corpus>>();

/** The moment for which the reference tables were made. */
const NOW = Date.UTC(2026, 10, 22, 12);

/** Reads a corpus once for all tests of a file. */
export function readCorpus(name: string): Promise<Corpus> {
  const corpus = known.get(name) ?? read(name);
  known.set(name, corpus);
  return corpus;
}

async function read(name: string): Promise<Corpus> {
  const dir = fileURLToPath(new URL(`../corpora/${name}/`, import.meta.url));
  const { settings } = await projectSettings(dir);
  const patterns = filePatterns(settings.articles.files);
  const tree = readProjectTree({
    dir,
    skipped: [],
    patterns,
    lookups: settings.articles.static.map(fromProject),
    git: { firstCommitted: () => undefined, logs: () => [] },
  });
  const files = tree.files.filter(({ path }) => patterns.matches(path));
  const problems: Problem[] = [];
  const heads = files.map((file) => parseArticle(file, settings));
  const options = { now: NOW, drafts: false, memory: mapMemory() };
  const linked = linkArticles(outlinesOf(heads, settings), tree, settings, options, (problem) =>
    problems.push(problem),
  );
  return { ...linked, sources: files.map(({ path }) => path), problems };
}

/** One line of a table of what the publication's own generator made, by column. */
export type ReferenceItem = Readonly<Record<string, string>>;

/** @param path - Below `shared/corpora/_reference/`. */
export function readReference(path: string): readonly ReferenceItem[] {
  const [head = "", ...lines] = readFileSync(join(SHARED, "corpora/_reference", path), "utf8")
    .trimEnd()
    .split("\n");
  const columns = head.split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((value, index) => [columns[index] ?? "", value])));
}
