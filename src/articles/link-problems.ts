import type { Asset } from "../model/asset.js";
import type { Problem } from "../problem/problem.js";
import type { OutlinedArticle } from "./outline.js";
import type { Reference } from "./parsed-article.js";

/** The problems that links can have; each has the place of the link. */

export function unreadableLink({ written, place }: Reference): Problem {
  return {
    code: "articles/link-unreadable",
    severity: "error",
    message: `Cannot link to "${cut(written)}": expected an address, got text that is none; the link leads to its own article`,
    place,
    hint: "Write a whole address, as in https://example.org/page",
  };
}

export function linkWithoutScheme({ written, place }: Reference): Problem {
  return {
    code: "articles/link-scheme",
    severity: "warning",
    message: `Cannot link to "${cut(written)}" as it is: expected https:// before the name of a site, got none; it is added`,
    place,
    hint: `Write https://${cut(written)}`,
  };
}

export function linkToHeld({ written, place }: Reference, page: OutlinedArticle): Problem {
  const state = page.draft ? "a draft" : "one that is not public now";
  return {
    code: "articles/link-held",
    severity: "warning",
    message: `Cannot link to "${cut(written)}": expected a public article, got ${state}; the link leads to the home page`,
    place,
    hint: "Publish that article first, or remove the link",
    related: [{ place: { file: page.source }, note: "is not public" }],
  };
}

/** The file is there, but its front matter or its date cannot be read: whether it may be published, nobody knows. */
export function linkToBroken({ written, place }: Reference, file: string): Problem {
  return {
    code: "articles/link-held",
    severity: "warning",
    message: `Cannot link to "${cut(written)}": expected a public article, got one that cannot be read; the link leads to the home page`,
    place,
    hint: "Correct that article first, or remove the link",
    related: [{ place: { file }, note: "cannot be read" }],
  };
}

/** A file of an article is ours; what else stands there may be another program's page. */
export function missingPage({ written, place }: Reference, near: string | undefined): Problem {
  const isArticle = ARTICLE.test(written);
  return {
    code: "articles/link-target-missing",
    severity: isArticle ? "error" : "warning",
    message: `Cannot link to "${cut(written)}": expected an article or a file of this path, got none`,
    place,
    hint: missingPageHint(written, near),
  };
}

/** A file of an article, or a post as Jekyll names it. */
const ARTICLE = /\.(?:md|markdown|mdx)(?:[?#]|$)|(?:^|\/)\d{4}-\d\d?-\d\d?-[^/.]+$/i;

function missingPageHint(written: string, near: string | undefined): string {
  if (LOOKS_LIKE_SITE.test(written)) return `Write https://${cut(written)}`;
  return near === undefined ? "Write the path of an article's file, from this file's folder" : `Write ${near}`;
}

const LOOKS_LIKE_SITE = /^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|info|edu|gov|co|kz|cn|de|ru)(?:[/?#]|$)/i;

export function missingMedia({ written, kind, place }: Reference): Problem {
  return {
    code: "articles/media-missing",
    severity: "error",
    message: `Cannot ${kind === "file" ? "offer" : "show"} "${cut(written)}": expected a file of this path beside the article, got none`,
    place,
    hint: "Put the file there, or correct the path",
  };
}

/** A file of the site that is not in our hands: it may well stand on the server. */
export function unknownMedia({ written, place }: Reference): Problem {
  return {
    code: "articles/media-unknown",
    severity: "warning",
    message: `Cannot measure "${cut(written)}": expected a file of this path in a static folder, got none; its address stays`,
    place,
    hint: "Name the folder that stands at the root of the site under articles: { static: [...] }",
  };
}

export function unreadableMedia({ written, place }: Reference, { source, mediaType }: Asset): Problem {
  const unknown = mediaType === "application/octet-stream";
  const got = unknown
    ? "bytes of no known kind"
    : mediaType === "text/html"
      ? "a web page"
      : "a picture that ends early";
  return {
    code: "articles/media-unreadable",
    severity: "error",
    message: `Cannot show "${cut(written)}": expected a picture, sound or video, got ${got}`,
    place,
    hint: `Replace ${source}; it is damaged, or its ending is wrong`,
  };
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
