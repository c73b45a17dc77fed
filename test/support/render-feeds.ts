import { feedsRenderer } from "../../src/feeds/feeds-renderer.js";
import type { OutputFile } from "../../src/model/output-file.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import type { Publication } from "../../src/publication/publication.js";
import { createTemplates } from "../../src/templating/templates.js";

/** The files of the feeds, described and not yet rendered, by path. */
export function describeFeeds(publication: Publication): ReadonlyMap<string, OutputFile> {
  const report = (): void => {};
  const files = feedsRenderer.render(publication, createTemplates([]), report, mapMemory());
  return new Map(files.map((file) => [file.path, file]));
}

/** The files of the feeds as they are written, by path; only those that a test asks for, or all. */
export async function renderFeeds(
  publication: Publication,
  paths?: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const files = [...describeFeeds(publication).values()].filter(({ path }) => paths?.includes(path) ?? true);
  const rendered = await Promise.all(files.map(async (file) => [file.path, String(await file.bytes())] as const));
  return new Map(rendered);
}

/** The main feed in its three formats. */
export async function mainFeed(publication: Publication): Promise<{ rss: string; atom: string; json: string }> {
  const files = await renderFeeds(publication, ["feed.xml", "atom.xml", "feed.json"]);
  return { rss: files.get("feed.xml") ?? "", atom: files.get("atom.xml") ?? "", json: files.get("feed.json") ?? "" };
}
