import { directionOf } from "../language/direction-of.js";
import type { Language } from "../model/language.js";
import type { Person } from "../model/person.js";
import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { textOf, textsOf, webUrlOf } from "./field-values.js";
import type { Fields } from "./fields.js";
import type { FileName } from "./file-name.js";
import type { FrontMatter } from "./front-matter.js";
import { isDraft } from "./is-draft.js";
import { oneLine } from "./one-line.js";
import type { UnlinkedArticle } from "./parsed-article.js";
import { plainTextOf, proseOf } from "./plain-text-of.js";
import type { Body } from "./read-body.js";
import { readCorrections } from "./read-corrections.js";
import type { Dates } from "./read-dates.js";
import { readEnclosures } from "./read-enclosures.js";
import { readEpisode } from "./read-episode.js";
import { readId } from "./read-id.js";
import { peopleOf, readPeople } from "./read-people.js";
import { readPermalink } from "./read-permalink.js";
import { type Refer, readPicture } from "./read-picture.js";
import { readFeedContent, readRepost } from "./read-publishing.js";
import { readTags } from "./read-tags.js";
import { slugify } from "./slug.js";
import { summaryOf } from "./summary-of.js";

/** What has been read of a file, ready to be made an article of. */
export interface ArticleParts {
  readonly source: string;
  readonly matter: FrontMatter;
  readonly fields: Fields;
  readonly name: FileName;
  readonly dates: Dates;
  readonly body: Body;
  /** Line on which the body begins, 1-based. */
  readonly bodyLine: number;
  /** As the front matter has it: empty where there shall be none, undefined where nothing is said. */
  readonly writtenTitle: string | undefined;
}

/** Puts the parts of an article together; what the front matter does not say, the body or the file's name may. */
export function makeArticle(parts: ArticleParts, settings: Settings, refer: Refer, report: Report): UnlinkedArticle {
  const { source, matter, fields, name, dates, body, writtenTitle } = parts;
  const { language } = body;
  const { tags, section } = readTags(fields, source, report);
  const summary = proseOf(fields.get("summary"), report);
  const enclosures = readEnclosures(fields, refer, report);
  return {
    source,
    writtenId: readId(fields, report),
    slug: textOf(fields.get("slug"), report) ?? slugOf(name, body.title),
    permalink: readPermalink(fields, settings, report),
    canonicalUrl: webUrlOf(fields.get("canonical"), report),
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
    episode: enclosures.length > 0 ? readEpisode(fields, refer, report) : undefined,
    words: body.words,
    headings: body.headings.map((heading) => ({ ...heading, text: oneLine(heading.text) })),
    undescribed: body.images.flatMap(({ alt, place }) => (alt === undefined ? [place ?? { file: source }] : [])),
    repostOf: readRepost(fields, report),
    license: webUrlOf(fields.get("license"), report) ?? settings.license,
    corrections: readCorrections(fields, settings.timeZone, report),
    feedContent: readFeedContent(fields, report),
    places: placesOf(parts),
  };
}

/** Wire services name files by numbers: then the headline says more. */
function slugOf({ name }: FileName, headline: string | undefined): string {
  const isNumber = /^[\d_-]*(?=[\da-f]*\d)[\da-f]{6,}[\d_-]*$/i.test(name);
  return isNumber && headline !== undefined ? headline : name;
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
  if (byline !== undefined) return peopleOf(byline, settings);
  return settings.authors.slice(0, 1).map((author) => ({ ...author, slug: slugify(author.name) || "author" }));
}

function placesOf({ fields, source, bodyLine }: ArticleParts): UnlinkedArticle["places"] {
  return {
    title: fields.get("title")?.place(),
    id: fields.get("id")?.place(),
    picture: fields.get("image")?.place(),
    slug: (fields.get("permalink") ?? fields.get("slug"))?.place(),
    updated: fields.get("updated")?.place(),
    body: { file: source, line: bodyLine, column: 1 },
  };
}
