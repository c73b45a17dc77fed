import type * as Luxon from "luxon";
import { canonicalLanguage } from "../language/canonical-language.js";
import { lazyPackage } from "../model/lazy-package.js";
import { publicUrl } from "../publication/feed-addresses.js";
import { type FilePatterns, filePatterns } from "../publication/file-patterns.js";
import type { PermalinkWord } from "../publication/permalink-words.js";
import type { Settings } from "../publication/settings.js";
import { cutName } from "./cut-name.js";
import { readFileName } from "./file-name.js";
import type { UnlinkedArticle } from "./parsed-article.js";
import { slugify } from "./slug.js";

/** Addresses without a date do without. */
const luxon = lazyPackage<typeof Luxon>("luxon");

/** Where the page of an article is. */
export interface Address {
  /** Under `out/`, not percent-encoded, in NFC: `articles/хабар/index.html`. */
  readonly path: string;
  readonly url: string;
  /** Last segment of the address, without an ending. */
  readonly slug: string;
}

/** What an address may be made of. */
type Addressed = Pick<
  UnlinkedArticle,
  "source" | "slug" | "permalink" | "language" | "title" | "section" | "published"
>;

/** Gives an article its address: its own permalink, else the pattern of the settings. */
export function addressOf(article: Addressed, settings: Settings): Address {
  const pattern = article.permalink ?? withLanguage(settings.articles.permalink, article, settings);
  const filled = pattern.includes(":") ? fillPattern(pattern, article, settings) : pattern;
  const segments = safeSegments(filled);
  return makeAddress(segments.length > 0 ? segments : ["article"], settings);
}

/** `post.kk.md` beside `post.md` would want the same address: translations stand below their language, as with Hugo. */
function withLanguage(pattern: string, { source, language }: Addressed, settings: Settings): string {
  const isTranslation =
    readFileName(source).language !== undefined && language !== canonicalLanguage(settings.language);
  return isTranslation && !pattern.includes(":language") ? `${language}/${pattern}` : pattern;
}

/** A path without an ending is a folder with an `index.html`, so that any static host serves it. */
export function makeAddress(segments: readonly string[], settings: Settings): Address {
  const last = segments.at(-1) ?? "";
  const isFile = /\.(?:x?html?)$/i.test(last);
  const folder = isFile ? segments.slice(0, -1) : segments;
  const path = [...folder, isFile ? last : "index.html"].join("/");
  const shown = /^index\.html?$/i.test(last) ? segments.slice(0, -1) : segments;
  const tail = shown.length > 0 && !(isFile && shown === segments) ? "/" : "";
  return {
    path,
    url: publicUrl(settings, shown.join("/") + tail),
    slug: (shown.at(-1) ?? "index").replace(/\.x?html?$/i, ""),
  };
}

/** A path below `out/` that every file system can hold; empty where nothing is left of it. */
export function safePath(path: string): string {
  const segments = safeSegments(path);
  return segments.join("/") + (segments.length > 0 && path.endsWith("/") ? "/" : "");
}

/** Segments that stay inside `out/` and that every file system can hold. */
function safeSegments(address: string): readonly string[] {
  return address
    .normalize("NFC")
    .replace(/[?#].*$/s, "")
    .split("/")
    .map((segment) => segment.replace(/[\p{Control}<>:"\\|*\uFDD0\uFDD1]/gu, "").replace(/\s+/gu, "-"))
    .map((segment) => cutName(segment))
    .filter((segment) => segment !== "" && segment !== "." && segment !== "..");
}

const TOKENS = /:([a-z_]+)/g;

function fillPattern(pattern: string, article: Addressed, settings: Settings): string {
  return pattern.replace(TOKENS, (token, word: string) => {
    const fill = Object.hasOwn(FILLINGS, word) ? FILLINGS[word as PermalinkWord] : undefined;
    return fill ? fill(article, settings) : token.slice(1);
  });
}

type Filling = (article: Addressed, settings: Settings) => string;

const FILLINGS: Readonly<Record<PermalinkWord, Filling>> = {
  slug: (article) => slugify(article.slug) || slugify(readFileName(article.source).name) || "article",
  // As Pelican and Jekyll have it, a written slug comes first.
  title: (article) =>
    slugify(writtenSlug(article) ?? "") || titleSlug(article.title ?? readFileName(article.source).name) || "article",
  file: ({ source }) => readFileName(source).name,
  filename: ({ source }) => hugoName(baseName(source)),
  path: (article, settings) => pathBelow(article, settings).split("/").map(hugoName).join("/"),
  year: datePart("yyyy"),
  month: datePart("LL"),
  day: datePart("dd"),
  section: ({ section }) => section?.slug ?? "",
  categories: ({ section }) => section?.slug ?? "",
  language: ({ language }) => language,
};

function datePart(format: string): Filling {
  return ({ published }, { timeZone }) => luxon.DateTime.fromMillis(published, { zone: timeZone }).toFormat(format);
}

/** As Hugo makes it: lower case, of the signs only `._-+~=` stay. */
function hugoName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}._+~=\s-]/gu, "");
}

/** As Pelican and Django make it: punctuation goes, `0.9` becomes `09`. */
function titleSlug(title: string): string {
  return slugify(title.replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, ""));
}

/** Folders and name of a file without its ending, as Hugo has it: a written slug stands for the name. */
function pathBelow(article: Addressed, settings: Settings): string {
  const { source } = article;
  const folders = belowPattern(source, settings).split("/").slice(0, -1);
  const name = baseName(source);
  if (/\/index(?:\.[\w-]+)*$/i.test(source) && folders.length > 0) folders.pop();
  return [...folders, writtenSlug(article) ?? name].join("/");
}

/** Without a written one, the slug is the name of the file. */
function writtenSlug({ source, slug }: Addressed): string | undefined {
  return slug === readFileName(source).name ? undefined : slug;
}

/** Name of a file with its date, without ending and language; of a page bundle that of its folder. */
function baseName(source: string): string {
  const { key } = readFileName(source);
  const segments = key.split("/");
  const last = segments.at(-1) ?? "";
  return last === "index" ? (segments.at(-2) ?? last) : last;
}

/** Path of a file below the fixed part of the pattern that found it. */
export function belowPattern(source: string, settings: Settings): string {
  const folder = patternsOf(settings)
    .folders.filter((fixed) => source.startsWith(`${fixed}/`))
    .reduce((longest, fixed) => (fixed.length > longest.length ? fixed : longest), "");
  return folder === "" ? source : source.slice(folder.length + 1);
}

const compiled = new WeakMap<Settings, FilePatterns>();

function patternsOf(settings: Settings): FilePatterns {
  const patterns = compiled.get(settings) ?? filePatterns(settings.articles.files);
  compiled.set(settings, patterns);
  return patterns;
}
