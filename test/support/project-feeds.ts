import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "../../src/build/build.js";
import { projectSettings } from "../../src/disk/project-settings.js";
import { readProjectTree } from "../../src/disk/project-tree.js";
import { feedsRenderer } from "../../src/feeds/feeds-renderer.js";
import { filePatterns, fromProject } from "../../src/publication/file-patterns.js";

/** The moment for which feeds of projects are built in tests. */
const NOW = Date.UTC(2026, 10, 22, 12);

/**
 * Builds the feeds of a project on the disk and writes those that are asked for.
 *
 * @param dir - The folder that holds `content/`; nothing is written to it.
 * @param out - Where to write.
 * @param wanted - Which files.
 * @returns The number of public articles, and the paths that were written.
 */
export async function writeProjectFeeds(
  dir: string,
  out: string,
  wanted: (path: string) => boolean = (path) => /^(?:feed\.xml|atom\.xml|feed\.json)$/.test(path),
): Promise<{ readonly articles: number; readonly paths: readonly string[] }> {
  const { settings } = await projectSettings(dir);
  const tree = readProjectTree({
    dir,
    skipped: [],
    patterns: filePatterns(settings.articles.files),
    lookups: settings.articles.static.map(fromProject),
    git: { firstCommitted: () => undefined, logs: () => [] },
  });
  const built = await build(tree, { now: NOW, templates: [], renderers: [feedsRenderer], rules: [] });
  const paths: string[] = [];
  for (const file of built.files.filter(({ path }) => wanted(path))) {
    mkdirSync(dirname(join(out, file.path)), { recursive: true });
    writeFileSync(join(out, file.path), await file.bytes());
    paths.push(file.path);
  }
  return { articles: built.publication.articles.length, paths };
}
