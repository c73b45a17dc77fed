import { digest } from "../model/digest.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Problem, Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { decodeText } from "./decode-text.js";
import { readFields } from "./fields.js";
import { readFileName } from "./file-name.js";
import { empty, tooLarge, twoVersions, untitled } from "./file-problems.js";
import { folderDefaults } from "./folder-defaults.js";
import { type ArticleParts, makeArticle } from "./make-article.js";
import { conflictIn } from "./merge-conflict.js";
import type { ParsedArticle, Reference } from "./parsed-article.js";
import { placeAt } from "./place-at.js";
import { plainTextOf } from "./plain-text-of.js";
import { readBody } from "./read-body.js";
import { readDates } from "./read-dates.js";
import { readFrontMatter } from "./read-front-matter.js";
import { readLanguage } from "./read-language.js";
import { splitSource } from "./split-source.js";

/** Largest article that is meant to be one, in bytes: mail is cut at a tenth of it, and feed readers give up. */
const SIZE_LIMIT = 1_048_576;

/**
 * Reads one source file: bytes → text → front matter and body → an article not yet linked to others.
 *
 * Never throws, whatever the bytes are. A file whose front matter or date cannot be read gives no
 * article, because nobody knows then whether it may be published; nor does one that holds two
 * versions. The problem says why.
 */
export function parseArticle(file: SourceFile, settings: Settings): ParsedArticle {
  const problems: Problem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  const source = file.path;
  const parts = readParts(file, settings, report);
  if (parts === undefined) return { source, body: "", bodyDigest: digest(""), references: [], problems };

  const { html } = parts.body;
  const references: Reference[] = [...parts.body.references];
  const article = makeArticle(parts, settings, (reference) => references.push(reference) - 1, report);
  return { source, article, body: html, bodyDigest: digest(html), references, problems };
}

function readParts(file: SourceFile, settings: Settings, report: Report): ArticleParts | undefined {
  if (file.byteLength > SIZE_LIMIT) report(tooLarge(file, SIZE_LIMIT));
  const text = decodeText(file, report);
  if (text === undefined) return undefined;
  if (text.trim() === "") {
    report(empty(file.path));
    return undefined;
  }
  const conflict = conflictIn(text);
  if (conflict !== undefined) {
    report(twoVersions(placeAt(file.path, text, conflict)));
    return undefined;
  }
  const split = splitSource(text);
  const matter = readFrontMatter(split, file.path, lineOf(text, split.matterStart), report);
  if (!matter) return undefined;

  const fields = readFields(matter, settings, folderDefaults(settings, file.path));
  const name = readFileName(file.path);
  const dates = readDates(fields, name, file, settings.timeZone, report);
  if (!dates) return undefined;

  const title = fields.get("title");
  const writtenTitle = title && (plainTextOf(title, report) ?? "");
  const bodyLine = lineOf(text, split.bodyStart);
  const body = readBody({
    file: file.path,
    text: split.body,
    firstLine: bodyLine,
    title: writtenTitle,
    languageOf: (paragraphs) => readLanguage(fields, name, paragraphs, settings, report),
  });
  for (const problem of body.problems) report(problem);
  if (writtenTitle === undefined && body.title === undefined) report(untitled(file.path, bodyLine));
  return { source: file.path, matter, fields, name, dates, body, bodyLine, writtenTitle };
}

function lineOf(text: string, offset: number): number {
  return placeAt("", text, offset).line ?? 1;
}
