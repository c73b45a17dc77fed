import { placeAt } from "../articles/place-at.js";
import { readFrozenContent } from "../issues/frozen-issue.js";
import type { Article } from "../model/article.js";
import type { OutputFile } from "../model/output-file.js";
import { percentDecoded } from "../model/percent-decoded.js";
import type { Place } from "../model/place.js";
import type { Rule } from "../plugins/rule.js";
import type { Problem, Report } from "../problem/problem.js";
import { suggest } from "../problem/suggest.js";
import { publicUrl } from "../publication/feed-addresses.js";
import type { Publication } from "../publication/publication.js";

/**
 * Links into the publication's own site that lead nowhere. Links to files are resolved, and told,
 * while articles are read; what is left are whole addresses, paths from the root of the site, and the
 * parts of pages.
 */
export const linkDead: Rule = {
  code: "check/link-dead",
  description:
    "A link leads to a page, or to a part of a page (`#…`), that this site does not have, or that of a deleted article in a frozen issue.",

  check(publication, files, report) {
    const site = new Site(publication, files);
    for (const article of publication.articles) {
      for (const link of article.links) {
        const fault = site.faultOf(link, article.path);
        const place = fault && placeOf(link, article, publication);
        if (place) report(deadLink(link, fault, place));
      }
    }
    reportGone(publication, site, report);
  },
};

/** What frozen issues link to though it was deleted since. What has expired was meant to go. */
function reportGone(publication: Publication, site: Site, report: Report): void {
  const expired = publication.held.filter(({ why }) => why === "expired");
  const known = new Set([...publication.articles, ...expired.map(({ article }) => article)].map(({ id }) => id));
  for (const { frozen, sections } of publication.issues) {
    if (frozen === undefined) continue;
    const gone = sections.flatMap(({ entries }) => entries).filter(({ articleId }) => !known.has(articleId));
    // Copies are long: only those are read of which an article is missing.
    const { articles } = gone.length === 0 ? NO_COPY : readFrozenContent(frozen, publication.readSource(frozen));
    for (const { articleId } of gone) {
      const index = articles.findIndex(({ article }) => article.id === articleId);
      const url = articles[index]?.article.url;
      const fault = url === undefined ? undefined : site.faultOf(url);
      if (url !== undefined && fault)
        report({ ...deadLink(url, fault, { file: frozen, line: index + 2 }), hint: GONE });
    }
  }
}

const NO_COPY = { articles: [] };
const GONE = "Bring the article back, or write this address under aliases: of one that takes its place";

/** What is wrong with a link, and what was probably meant. */
interface Fault {
  readonly missing: string;
  readonly meant?: string | undefined;
}

class Site {
  readonly #publication: Publication;
  readonly #base: string;
  readonly #paths: ReadonlySet<string>;
  #articles: ReadonlyMap<string, Article> | undefined;
  #articlePaths: readonly string[] | undefined;
  /** The nearest path to one that is missing: a link that died is in many articles. */
  readonly #meant = new Map<string, string | undefined>();
  /** What stands in the ids of bodies: hundreds of footnotes are in one. */
  readonly #ids = new Map<Article, ReadonlySet<string>>();

  constructor(publication: Publication, files: readonly OutputFile[]) {
    this.#publication = publication;
    this.#base = publicUrl(publication.settings, "");
    this.#paths = new Set(files.map(({ path }) => path));
  }

  /** @param from - Path of the page that has the link: nobody means it by another address. */
  faultOf(link: string, from?: string): Fault | undefined {
    if (!link.startsWith(this.#base)) return undefined;
    const { pathname, hash } = new URL(link);
    const path = percentDecoded(pathname.slice(new URL(this.#base).pathname.length)).normalize("NFC");
    const file = [path, `${path}index.html`, `${path}/index.html`, `${path}.html`].find((name) =>
      this.#paths.has(name),
    );
    if (file === undefined) {
      const near = this.#nearest(path, from && addressOf(from));
      return { missing: `nothing at /${path}`, meant: near && `/${near}` };
    }
    return hash === "" ? undefined : this.#faultOfPart(percentDecoded(hash.slice(1)), file);
  }

  /** Bodies are fetched only for parts that are no heading: footnotes, and ids that the author wrote. */
  #faultOfPart(id: string, file: string): Fault | undefined {
    this.#articles ??= new Map(this.#publication.articles.map((article) => [article.path, article]));
    const article = this.#articles.get(file);
    // What other pages are made of is not the author's to know. `#:~:` and `#t=` are no ids, and every page has a `#top`.
    if (!article || /^(?::~:|t=)|^top$/i.test(id) || article.headings.some((heading) => heading.id === id))
      return undefined;
    if (this.#idsOf(article).has(id.replaceAll("&", "&amp;").replaceAll('"', "&quot;"))) return undefined;
    const near = suggest(
      id,
      article.headings.map((heading) => heading.id),
    );
    return { missing: `no "${id}" in ${article.source}`, meant: near && `#${near}` };
  }

  #idsOf(article: Article): ReadonlySet<string> {
    let ids = this.#ids.get(article);
    if (ids === undefined) {
      const found = this.#publication.bodyOf(article).matchAll(/ id="([^"]*)"/g);
      ids = new Set(Array.from(found, ([, id = ""]) => id));
      this.#ids.set(article, ids);
    }
    return ids;
  }

  /** A slip of the pen is found among articles; whoever means another page knows its address. */
  #nearest(path: string, own: string | undefined): string | undefined {
    this.#articlePaths ??= this.#publication.articles.slice(0, 1000).map((article) => addressOf(article.path));
    if (!this.#meant.has(path)) this.#meant.set(path, suggest(path, this.#articlePaths));
    const near = this.#meant.get(path);
    if (near === undefined || near !== own) return near;
    const others = this.#articlePaths.filter((other) => other !== own);
    return suggest(path, others);
  }
}

function addressOf(path: string): string {
  return path.replace(/index\.html$/, "");
}

/**
 * Where the source has the link: as a whole address, from the root of the site, or else the part of
 * a page that it names. Undefined for a path from the file: reading the article has told of that one.
 */
function placeOf(link: string, { source }: Article, { readSource, settings }: Publication): Place | undefined {
  const text = new TextDecoder().decode(readSource(source));
  const { origin, hash } = new URL(link);
  const path = link.slice(origin.length);
  const below = path.slice(new URL(settings.url).pathname.length - 1);
  const offset = [link, path, below, hash]
    .flatMap((written) => [written, percentDecoded(written)])
    .map((written) => (written.startsWith("/") ? indexOfPath(text, written) : indexOfText(text, written)))
    .find((at) => at >= 0);
  return offset === undefined ? undefined : placeAt(source, text, offset);
}

function indexOfText(text: string, written: string): number {
  return written === "" ? -1 : text.indexOf(written);
}

/** A path may also be a part of another address: it must stand by itself. */
function indexOfPath(text: string, path: string): number {
  for (let at = text.indexOf(path); at !== -1; at = text.indexOf(path, at + 1)) {
    if (/[\s("'<=}]/.test(text[at - 1] ?? " ") && /[\s)"'>]/.test(text[at + path.length] ?? " ")) return at;
  }
  return -1;
}

function deadLink(link: string, { missing, meant }: Fault, place: Place): Problem {
  return {
    code: linkDead.code,
    severity: "warning",
    message: `Cannot follow the link "${link}": expected a page or a part of one on this site, got ${missing}`,
    place,
    hint: meant === undefined ? "Correct the address, or remove the link" : `Write "${meant}" if that was meant`,
  };
}
