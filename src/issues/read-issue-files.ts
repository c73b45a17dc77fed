import { decodeText } from "../articles/decode-text.js";
import { placeAt } from "../articles/place-at.js";
import { recallFrontMatter } from "../articles/recall-front-matter.js";
import { slugify } from "../articles/slug.js";
import { splitSource } from "../articles/split-source.js";
import type { SourceFile, SourceTree } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import type { Report } from "../problem/problem.js";
import { filePatterns } from "../publication/file-patterns.js";
import type { Settings } from "../publication/settings.js";
import type { FindArticle } from "./find-article.js";
import type { IssueFile } from "./issue-file.js";
import { IssueMatter } from "./issue-matter.js";
import { DAY } from "./local-clock.js";
import { readIssueText, type TextContext } from "./read-issue-text.js";
import { reportUnknownKeys } from "./unknown-keys.js";

/**
 * Reads the files that curate issues (`issues.files`), oldest issue first. One without a readable
 * date makes no issue, as nobody knows when it would go out; anything else that is wrong is
 * reported and left out.
 */
export function readIssueFiles(
  tree: SourceTree,
  settings: Settings,
  find: FindArticle,
  memory: Memory,
  report: Report,
): readonly IssueFile[] {
  const patterns = filePatterns(settings.issues.files);
  const files = tree.files.filter(({ path }) => patterns.matches(path));
  const read = files.flatMap((file) => readIssueFile(file, settings, find, memory, report) ?? []);
  const slugs = new Map<string, IssueFile>();
  for (const file of read) {
    const first = slugs.get(file.slug);
    if (first) report(slugTaken(file, first));
    else slugs.set(file.slug, file);
  }
  return [...slugs.values()].sort((a, b) => a.date - b.date || (a.slug < b.slug ? -1 : 1));
}

function readIssueFile(
  file: SourceFile,
  settings: Settings,
  find: FindArticle,
  memory: Memory,
  report: Report,
): IssueFile | undefined {
  const text = decodeText(file, report);
  if (text === undefined) return undefined;
  const source = splitSource(text);
  const line = placeAt("", text, source.matterStart).line ?? 1;
  const front = recallFrontMatter(source, file.path, line, memory, report);
  if (!front) return undefined;
  const matter = new IssueMatter(front, file.path, settings.timeZone, report);
  reportUnknownKeys(front, report);
  const date = matter.date();
  if (date === undefined) return undefined;

  const language = matter.language();
  // An article of the day itself counts as published in time, where the file says no more than the day.
  const naming = { published: date.instant + (date.hasTime ? 0 : DAY), language: language ?? settings.language };
  const context = { file: file.path, settings, find, naming, report };
  const { intro, outro } = readTexts(source.body, placeAt("", text, source.bodyStart).line ?? 1, context);
  return {
    source: file.path,
    place: { file: file.path, line: 1 },
    slug: slugify(matter.text("slug") ?? nameOf(file.path)) || "issue",
    date: date.instant,
    dateHasTime: date.hasTime,
    title: matter.text("title"),
    subject: matter.text("subject"),
    preheader: matter.text("preheader"),
    language,
    naming,
    intro: intro.html,
    outro: outro.html,
    links: [...intro.links, ...outro.links],
    pins: matter.references("pins"),
    sections: matter.sections(),
    sponsors: matter.sponsors().map(({ name, url, text, place, disclosure, position }) => {
      const { html } = readIssueText(text, place.line ?? 1, context);
      return { name, url, html, disclosure, position };
    }),
    corrections: matter.corrections(),
    fill: matter.yes("fill") ?? true,
  };
}

/** A line of its own: what stands above it is the intro, what stands below it the outro. */
const ARTICLES_HERE = /^[ \t]*<!--[ \t]*articles[ \t]*-->[ \t]*$/m;

function readTexts(body: string, firstLine: number, context: TextContext) {
  const [intro = "", outro = ""] = body.split(ARTICLES_HERE);
  return {
    intro: readIssueText(intro, firstLine, context),
    // It begins at the end of the line that parts them.
    outro: readIssueText(outro, firstLine + intro.split("\n").length - 1, context),
  };
}

function nameOf(path: string): string {
  return (path.split("/").at(-1) ?? path).replace(/\.[^.]+$/, "");
}

function slugTaken(file: IssueFile, first: IssueFile) {
  return {
    code: "issues/slug-taken",
    severity: "error",
    message: `Cannot make the issue "${file.slug}": expected a slug of its own, got one that another file has; it is left out`,
    place: file.place,
    hint: "Rename the file, or write another slug: in its front matter",
    related: [{ place: first.place, note: "the issue that has it" }],
  } as const;
}
