import { DateTime } from "luxon";
import type { Instant } from "../model/instant.js";
import type { Language } from "../model/language.js";
import { ProblemError } from "../problem/problem-error.js";
import { filePatterns } from "../publication/file-patterns.js";
import type { Settings } from "../publication/settings.js";
import { slugify } from "./slug.js";

/** How a file may be named so that one of the patterns of the settings finds it, the usual first. */
const NAMES = ["<slug>.md", "<slug>.markdown", "<slug>/index.md", "<slug>.txt", "<slug>.html"];

/**
 * The file that a new article begins as: front matter, and a place to write. It is a draft, so that
 * nothing half written is published.
 *
 * @returns Path from the project folder, and text.
 * @throws {ProblemError} `articles/no-place` if no pattern of the settings would find the file.
 */
export function draftArticleFile(
  title: string,
  language: Language,
  settings: Settings,
  now: Instant,
): { readonly path: string; readonly text: string } {
  const date = DateTime.fromMillis(now, { zone: settings.timeZone });
  const path = pathOf(slugify(title) || date.toFormat("yyyy-MM-dd"), settings.articles.files);
  const lines = [
    "---",
    // A JSON string is a YAML string.
    `title: ${JSON.stringify(title)}`,
    `date: ${date.toFormat("yyyy-MM-dd HH:mm")}`,
    ...(language === settings.language ? [] : [`language: ${language}`]),
    "tags: []",
    "# Remove the next line to publish.",
    "draft: true",
    "---",
    "",
    "",
  ];
  return { path, text: lines.join("\n") };
}

function pathOf(slug: string, patterns: readonly string[]): string {
  const { folders, matches } = filePatterns(patterns);
  const paths = folders.flatMap((folder) => NAMES.map((name) => `${folder}/${name.replace("<slug>", slug)}`));
  const path = paths.find(matches);
  if (path !== undefined) return path;
  throw new ProblemError({
    code: "articles/no-place",
    severity: "error",
    message: `Cannot place a new article: expected a pattern in articles.files that finds "${slug}.md", got ${JSON.stringify(patterns)}`,
    hint: 'Add a pattern such as "articles/**/*.md" to articles.files',
  });
}
