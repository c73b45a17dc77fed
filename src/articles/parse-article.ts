import { directionOf } from "../language/direction-of.js";
import { digest } from "../model/digest.js";
import type { Language } from "../model/language.js";
import type { Person } from "../model/person.js";
import type { Place } from "../model/place.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Problem, Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { decodeText } from "./decode-text.js";
import { textOf, textsOf } from "./field-values.js";
import { type Fields, readFields } from "./fields.js";
import { type FileName, readFileName } from "./file-name.js";
import { folderDefaults } from "./folder-defaults.js";
import { isDraft } from "./is-draft.js";
import { oneLine } from "./one-line.js";
import type { ParsedArticle, Reference, UnlinkedArticle } from "./parsed-article.js";
import { placeAt } from "./place-at.js";
import { plainTextOf, proseOf } from "./plain-text-of.js";
import { readBody } from "./read-body.js";
import { readCorrections } from "./read-corrections.js";
import { readDates } from "./read-dates.js";
import { readEnclosures } from "./read-enclosures.js";
import { readEpisode } from "./read-episode.js";
import { readFrontMatter } from "./read-front-matter.js";
import { readId } from "./read-id.js";
import { readLanguage } from "./read-language.js";
import { peopleOf, readPeople } from "./read-people.js";
import { readPermalink } from "./read-permalink.js";
import { type Refer, readPicture } from "./read-picture.js";
import { readFeedContent, readRepost } from "./read-publishing.js";
import { readTags } from "./read-tags.js";
import { splitSource } from "./split-source.js";
import { summaryOf } from "./summary-of.js";
import { webUrl } from "./web-url.js";

/** Largest article that is meant to be one, in bytes: mail is cut at a tenth of it, and feed readers give up. */
const SIZE_LIMIT = 1_048_576;

/**
 * Reads one source file: bytes → text → front matter and body → an article not yet linked to others.
 *
 * Never throws, whatever the bytes are. A file whose front matter or date cannot be read gives no
 * article, because nobody knows then whether it may be published; the problem says why.
 */
export function parseArticle(file: SourceFile, settings: Settings): ParsedArticle {
  const problems: Problem[] = [];
  const references: Reference[] = [];
  const report: Report = (problem) => void problems.push(problem);
  const read = readArticle(file, settings, references, report);
  const body = read?.body ?? "";
  return { source: file.path, article: read?.article, body, bodyDigest: digest(body), references, problems };
}

function readArticle(
  file: SourceFile,
  settings: Settings,
  references: Reference[],
  report: Report,
): { article: UnlinkedArticle; body: string } | undefined {
  if (file.byteLength > SIZE_LIMIT) report(tooLarge(file));
  const text = decodeText(file, report);
  if (text === undefined) return undefined;
  if (text.trim() === "") {
    report(empty(file.path));
    return undefined;
  }
  const source = splitSource(text);
  const matter = readFrontMatter(source, file.path, lineOf(text, source.matterStart), report);
  if (!matter) return undefined;

  const fields = readFields(matter, settings, folderDefaults(settings, file.path));
  const name = readFileName(file.path);
  const dates = readDates(fields, name, file, settings.timeZone, report);
  if (!dates) return undefined;

  const bodyLine = lineOf(text, source.bodyStart);
  const writtenTitle = fields.get("title") && (plainTextOf(fields.get("title"), report) ?? "");
  const body = readBody({
    file: file.path,
    text: source.body,
    firstLine: bodyLine,
    title: writtenTitle,
    languageOf: (paragraphs) => readLanguage(fields, name, paragraphs, settings, report),
  });
  const { language } = body;
  for (const problem of body.problems) report(problem);
  for (const reference of body.references) references.push(reference);
  const refer: Refer = (reference) => references.push(reference) - 1;
  if (writtenTitle === undefined && body.title === undefined) report(untitled(file.path, bodyLine));
  const enclosures = readEnclosures(fields, refer, report);
  const { tags, section } = readTags(fields, file.path, report);
  const summary = proseOf(fields.get("summary"), report);

  const article: UnlinkedArticle = {
    source: file.path,
    writtenId: readId(fields, report),
    slug: textOf(fields.get("slug"), report) ?? slugOf(name, body.title),
    permalink: readPermalink(fields, settings, report),
    canonicalUrl: webUrl(textOf(fields.get("canonical"), report)),
    aliases: textsOf(fields.get("aliases"), report),
    language,
    direction: directionOf(language),
    translationKey: textOf(fields.get("translationKey"), report) ?? keyOf(name, language),
    title: (writtenTitle ?? (body.title && oneLine(body.title))) || undefined,
    subtitle: plainTextOf(fields.get("subtitle"), report),
    summary: summary ?? oneLine(summaryOf(body.summaryParagraphs ?? body.paragraphs)),
    summaryIsWritten: summary !== undefined,
    dateline: textOf(fields.get("dateline"), report) ?? (body.dateline && oneLine(body.dateline)),
    published: dates.published,
    updated: dates.updated,
    expires: dates.expires,
    draft: isDraft(fields, matter.values, name, report),
    authors: readAuthors(fields, body.byline, settings, report),
    contributors: readPeople(fields.get("contributors"), settings, report),
    tags,
    section,
    picture: readPicture(fields, refer),
    enclosures,
    episode: enclosures.length > 0 ? readEpisode(fields, report) : undefined,
    words: body.words,
    headings: body.headings.map((heading) => ({ ...heading, text: oneLine(heading.text) })),
    undescribed: body.images.flatMap(({ alt, place }) => (alt === undefined ? [place ?? { file: file.path }] : [])),
    repostOf: readRepost(fields),
    license: webUrl(textOf(fields.get("license"), report)) ?? settings.license,
    corrections: readCorrections(fields, settings.timeZone, report),
    feedContent: readFeedContent(fields, report),
    places: placesOf(fields, { file: file.path, line: bodyLine, column: 1 }),
  };
  return { article, body: body.html };
}

/** Wire services name files by numbers: then the headline says more. */
function slugOf({ name }: FileName, headline: string | undefined): string {
  return /^[\d_-]*(?=[\da-f]*\d)[\da-f]{6,}[\d_-]*$/i.test(name) && headline !== undefined ? headline : name;
}

/** Files of one name, or in one place below folders named for languages (Hugo), are translations of each other. */
function keyOf({ key }: FileName, language: Language): string {
  const tags = new Set([language.toLowerCase(), language.replace(/-.*/, "").toLowerCase()]);
  return key
    .split("/")
    .filter((segment) => !tags.has(segment.toLowerCase()))
    .join("/");
}

/** Who is named, else who signs the report, else the publication's first author. */
function readAuthors(
  fields: Fields,
  byline: string | undefined,
  settings: Settings,
  report: Report,
): readonly Person[] {
  const named = readPeople(fields.get("authors"), settings, report);
  if (named.length > 0) return named;
  const [first] = settings.authors;
  return byline !== undefined ? peopleOf(byline, settings) : first ? peopleOf(first.name, settings) : [];
}

function tooLarge({ path, byteLength }: SourceFile): Problem {
  return {
    code: "articles/too-large",
    severity: "error",
    message: `Cannot send an article of ${byteLength} bytes to readers: expected at most ${SIZE_LIMIT}`,
    place: { file: path, line: 1, column: 1 },
    hint: "Split it, or move what is written into it, such as pictures as data: addresses, to files beside it",
  };
}

function empty(file: string): Problem {
  return {
    code: "articles/empty",
    severity: "error",
    message: "Cannot publish an empty file: expected front matter and text, got nothing",
    place: { file, line: 1, column: 1 },
    hint: "Write the article, or remove the file",
  };
}

function untitled(file: string, line: number): Problem {
  return {
    code: "articles/title-missing",
    severity: "error",
    message: "Cannot find a title: expected one in the front matter or as first heading, got none",
    place: { file, line, column: 1 },
    hint: 'Write title: A headline into the front matter, or title: "" where there shall be none',
  };
}

function placesOf(fields: Fields, body: Place): UnlinkedArticle["places"] {
  return {
    title: fields.get("title")?.place(),
    date: fields.get("date")?.place(),
    id: fields.get("id")?.place(),
    picture: fields.get("image")?.place(),
    slug: (fields.get("permalink") ?? fields.get("slug"))?.place(),
    body,
  };
}

function lineOf(text: string, offset: number): number {
  return placeAt("", text, offset).line ?? 1;
}
