import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../dist/build/build.js";
import { memoryTree } from "../../dist/build/memory-tree.js";
import { builtInTemplates } from "../../dist/disk/built-in-templates.js";
import { compileMjml } from "../../dist/email/compile-mjml.js";
import { digestLookups } from "../../dist/email/digest-renderer.js";
import { digestView } from "../../dist/email/digest-view.js";
import { ReaderTokens } from "../../dist/email/reader-tokens.js";
import { renderHtml, renderMjml } from "../../dist/email/render-html.js";
import { issueContent } from "../../dist/issues/issue-content.js";
import { mapMemory } from "../../dist/plugins/map-memory.js";
import { generateArticles } from "./generate-articles.js";

const SETTINGS = 'title: Bench\nurl: https://bench.example/\npublisher: { name: Bench, address: "1 Bench Road" }\n';

/**
 * Renders the HTML of many issues twice, with MJML compiled for each of them and as Postrider does it
 * (Handlebars included), and compares the bytes.
 */
export async function measureMails(issues, articles) {
  const { publication, templates } = await publicationOf(issues, articles);
  const lookups = digestLookups(publication);
  const out = publication.issues.filter(({ upcoming }) => !upcoming).slice(0, issues);
  const prepared = out.map((issue) => {
    const tokens = new ReaderTokens(issue.digest);
    const content = issueContent(issue, publication, lookups.articles);
    const view = digestView({ issue, publication, content, translationsOf: lookups.translationsOf, tokens });
    return { view, readerMark: (name, otherwise) => tokens.mark(name, otherwise) };
  });
  // MJML is loaded and warm before either is measured.
  const sources = prepared.map(({ view, readerMark }) => renderMjml(view, { templates, readerMark }));
  for (const mjml of sources.slice(0, 5)) await compileMjml(mjml);

  const direct = await timed(async () => {
    const made = [];
    for (const mjml of sources) made.push((await compileMjml(mjml)).html);
    return made;
  });
  const memory = mapMemory();
  const ours = await timed(async () => {
    const made = [];
    for (const { view, readerMark } of prepared) made.push(await renderHtml(view, { templates, memory, readerMark }));
    return made;
  });
  const same = direct.made.every((html, index) => html === ours.made[index]);
  return { issues: out.length, articles, direct: direct.milliseconds, ours: ours.milliseconds, same };
}

async function publicationOf(issues, articles) {
  const folder = mkdtempSync(join(tmpdir(), "postrider-bench-mails-"));
  try {
    generateArticles(folder, (issues + 1) * articles, { every: (7 * 24) / articles });
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
    const files = names.map((name) => [`content/articles/${name}`, readFileSync(join(folder, name))]);
    const tree = memoryTree({ "content/publication.yaml": SETTINGS, ...Object.fromEntries(files) });
    return await build(tree, {
      now: Date.UTC(2026, 10, 22, 12),
      templates: builtInTemplates(),
      renderers: [],
      rules: [],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function timed(run) {
  const began = performance.now();
  return { made: await run(), milliseconds: performance.now() - began };
}
