import { once } from "../model/once.js";
import { suggest } from "../problem/suggest.js";
import { formerPath } from "./former-path.js";
import type { OutlinedArticle } from "./outline.js";

/** Finds articles by what links in other articles say. Made once for a publication. */
export interface SourceIndex {
  /** By the path of its file, from the project folder; the ending, and `index.md`, may be left out. */
  atPath(path: string): OutlinedArticle | undefined;
  /** Path of a file that `atPath` would find, if it could be read. */
  brokenAtPath(path: string): string | undefined;
  /** By the path of its page from the root of the site, decoded, without slashes around it. */
  atAddress(path: string): OutlinedArticle | undefined;
  /** By the end of its path, as `ref`, `@/…` and `post_url` name it; undefined when several end so. */
  named(name: string): OutlinedArticle | undefined;
  /** Name of a file that somebody who wrote this path, in the file `from`, most likely meant. */
  near(path: string, from: string): string | undefined;
}

/** Above so many articles nobody waits for the comparison of names. */
const NEAR_LIMIT = 2000;

/**
 * @param addresses - Pages of the articles, as paths under `out/`.
 * @param broken - Files that gave no article.
 */
export function indexSources(
  articles: readonly OutlinedArticle[],
  addresses: (article: OutlinedArticle) => string,
  broken: readonly Pick<OutlinedArticle, "source">[],
): SourceIndex {
  // Many publications have no links from article to article, or none that changed.
  const byPath = once(() => groupByPath(articles));
  const byAddress = once(() => {
    const pages = new Map(articles.map((article) => [pageName(addresses(article)), article]));
    for (const article of articles) {
      for (const alias of article.aliases) addFirst(pages, pageName(formerPath(alias)), article);
    }
    return pages;
  });
  const byName = once(() => groupByName(articles));
  const brokenByPath = once(() => groupByPath(broken));
  return {
    atPath: (path) => byPath().get(pathName(path)),
    brokenAtPath: (path) => brokenByPath().get(pathName(path))?.source,
    atAddress: (path) => byAddress().get(pageName(path)),
    named(name) {
      const ending = name.normalize("NFC").replace(/^\/+|\/+$/g, "");
      const [found, another] = (byName().get(fileName(ending)) ?? []).filter(({ source }) => endsIn(source, ending));
      return another === undefined ? found : undefined;
    },
    near(path, from) {
      if (articles.length > NEAR_LIMIT) return undefined;
      const others = articles.filter(({ source }) => source !== from);
      return suggest(
        fileName(path),
        others.map(({ source }) => fileName(source)),
      );
    },
  };
}

function groupByPath<Source extends { readonly source: string }>(
  files: readonly Source[],
): ReadonlyMap<string, Source> {
  const byPath = new Map<string, Source>();
  for (const file of files) for (const path of spellings(file.source)) addFirst(byPath, path, file);
  return byPath;
}

function pathName(path: string): string {
  return path.normalize("NFC").replace(/\/$/, "");
}

/** A path as links write it: with its ending and without, the folder of a bundle for its `index.md`. */
function spellings(source: string): readonly string[] {
  const path = source.normalize("NFC");
  const stem = path.replace(/\.[A-Za-z]+$/, "");
  const bundle = /^(.+)\/index(?:\.[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)?$/.exec(stem)?.[1];
  return bundle === undefined ? [path, stem] : [path, stem, bundle];
}

function groupByName(articles: readonly OutlinedArticle[]): ReadonlyMap<string, readonly OutlinedArticle[]> {
  const groups = new Map<string, OutlinedArticle[]>();
  for (const article of articles) {
    for (const name of new Set(spellings(article.source).map(fileName))) {
      const group = groups.get(name);
      if (group) group.push(article);
      else groups.set(name, [article]);
    }
  }
  return groups;
}

function endsIn(source: string, ending: string): boolean {
  return spellings(source).some((path) => path === ending || path.endsWith(`/${ending}`));
}

/** `/a/b/`, `a/b/index.html` and `a/b` are one page. */
function pageName(path: string): string {
  return path
    .normalize("NFC")
    .replace(/(?:^|\/)index\.html?$/i, "")
    .replace(/^\/+|\/+$/g, "");
}

function addFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}

function fileName(path: string): string {
  return path.split("/").findLast((part) => part !== "") ?? path;
}
