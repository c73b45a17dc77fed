import type { Asset } from "../model/asset.js";
import { canonicalUrl, encodeTail } from "../model/canonical-url.js";
import { percentDecoded } from "../model/percent-decoded.js";
import type { SourceTree } from "../model/source-tree.js";
import type { Report } from "../problem/problem.js";
import { fromProject } from "../publication/file-patterns.js";
import { joinPath } from "../publication/join-path.js";
import type { Settings } from "../publication/settings.js";
import type { AssetPlaces } from "./asset-places.js";
import { isAsset } from "./is-asset.js";
import {
  linkToBroken,
  linkToHeld,
  linkWithoutScheme,
  missingMedia,
  missingPage,
  unknownMedia,
  unreadableLink,
  unreadableMedia,
} from "./link-problems.js";
import type { OutlinedArticle } from "./outline.js";
import type { Reference } from "./parsed-article.js";
import type { Address } from "./permalink.js";
import type { SourceIndex } from "./source-index.js";

/** What a reference leads to. */
export interface Resolved {
  /** Absolute and percent-encoded. */
  readonly url: string;
  /** The file of the project that it leads to. */
  readonly asset?: Asset | undefined;
}

/** What references are resolved against: the same for all articles of a build. */
export interface LinkContext {
  readonly settings: Settings;
  readonly tree: SourceTree;
  readonly index: SourceIndex;
  readonly assets: AssetPlaces;
  addressOf(article: OutlinedArticle): Address;
  /** True for an article that readers must not come to. */
  isHeld(article: OutlinedArticle): boolean;
  readonly report: Report;
}

/** An article that refers to something, in its context. */
interface From extends LinkContext {
  readonly article: OutlinedArticle;
  readonly own: Address;
  /** Address of the publication, canonical. */
  readonly site: string;
}

/** Resolves what an article refers to, one by one. */
export function referenceResolver(article: OutlinedArticle, context: LinkContext): (reference: Reference) => Resolved {
  const site = new URL(context.settings.url).href;
  const from: From = { ...context, article, own: context.addressOf(article), site };
  return (reference) => resolve(reference, from);
}

function resolve(reference: Reference, from: From): Resolved {
  const written = reference.written.trim();
  if (written.startsWith("//")) return absolute(`https:${written}`, reference, from);
  if (/^[a-z][a-z\d+.-]*:/i.test(written)) return absolute(written, reference, from);
  if (/^www\.[^/]+\.[^/]+/i.test(written)) {
    from.report(linkWithoutScheme(reference));
    return absolute(`https://${written}`, reference, from);
  }
  const [, path = "", tail = ""] = /^([^?#]*)(.*)$/s.exec(written) ?? [];
  if (path === "") return { url: from.own.url + encodeTail(tail) };
  const found = find(path, from);
  if (found === undefined) return toBroken(path, reference, from) ?? missing(reference, path, tail, from);
  return "page" in found ? toPage(found.page, tail, reference, from) : toFile(found, tail, reference, from);
}

type Found = Asset | { readonly page: OutlinedArticle };

function find(path: string, from: From): Found | undefined {
  const name = percentDecoded(path);
  // Zola's `@/posts/other.md` begins at the folder of all content, wherever that is.
  if (name.startsWith("@/")) return pageFound(from.index.named(name.slice(2))) ?? rooted(name.slice(1), from);
  return name.startsWith("/") ? rooted(name, from) : relative(name, path, from);
}

/** From the root of the site: a page, else a file of a static folder. */
function rooted(name: string, { settings, site, index, tree, assets }: From): Found | undefined {
  const base = percentDecoded(new URL(site).pathname);
  const below = name.startsWith(base) ? name.slice(base.length) : name.slice(1);
  const page = below === "" ? undefined : index.atAddress(below);
  if (page) return { page };
  const path = joinPath("", below);
  if (path === "" || path.startsWith("../")) return undefined;
  for (const folder of settings.articles.static) {
    const file = tree.get(`${fromProject(folder)}/${path}`);
    if (file && isAsset(file.path, settings)) return assets.place(file, path.normalize("NFC"));
  }
  return undefined;
}

/** From the file, as editors see it; else from the page, as generators serve it. */
function relative(name: string, written: string, from: From): Found | undefined {
  const source = joinPath(folderOf(from.article.source), name);
  const page = from.index.atPath(source);
  if (page) return { page };
  const file = from.tree.get(source);
  if (file && isAsset(file.path, from.settings)) return from.assets.place(file, placeBeside(file.path, from));
  const address = URL.canParse(written, from.own.url) ? percentDecoded(new URL(written, from.own.url).pathname) : "/";
  // Image shortcodes begin at the root without saying so; `ref`, `post_url` and `link` name an
  // article by the end of its path alone.
  return rooted(address, from) ?? rooted(`/${name}`, from) ?? pageFound(from.index.named(name));
}

function pageFound(page: OutlinedArticle | undefined): Found | undefined {
  return page && { page };
}

/** A file below the article's folder keeps its way there; any other stands beside the page by its name. */
function placeBeside(file: string, { article, own }: From): string {
  const folder = folderOf(article.source);
  const name = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : (file.split("/").at(-1) ?? file);
  return joinPath(folderOf(own.path), name.normalize("NFC"));
}

function toPage(page: OutlinedArticle, tail: string, reference: Reference, from: From): Resolved {
  if (!from.isHeld(page) || from.isHeld(from.article)) return { url: from.addressOf(page).url + encodeTail(tail) };
  from.report(linkToHeld(reference, page));
  return { url: from.site };
}

function toFile(asset: Asset, tail: string, reference: Reference, from: From): Resolved {
  if (reference.kind === "media" && isUnreadable(asset)) from.report(unreadableMedia(reference, asset));
  return { url: asset.url + encodeTail(tail), asset };
}

/** Neither shown nor played, or a picture whose bytes end before they tell its size. */
function isUnreadable({ mediaType, width }: Asset): boolean {
  if (/^image\/(?:png|jpeg|gif|webp)$/.test(mediaType)) return width === undefined;
  return mediaType === "application/octet-stream" || mediaType === "text/html";
}

/** An address of this very site is looked up by its path: the article may have moved, or be held. */
function absolute(written: string, reference: Reference, from: From): Resolved {
  const url = canonicalUrl(written);
  if (url === undefined) {
    from.report(unreadableLink(reference));
    return { url: from.own.url };
  }
  if (reference.kind !== "page" || !url.startsWith(from.site)) return { url };
  const [, path = "", tail = ""] = /^([^?#]*)(.*)$/s.exec(url.slice(from.site.length)) ?? [];
  const page = path === "" ? undefined : from.index.atAddress(percentDecoded(path));
  return page ? toPage(page, tail, reference, from) : { url };
}

/** An article that cannot be read has no address. */
function toBroken(path: string, reference: Reference, from: From): Resolved | undefined {
  if (reference.kind !== "page") return undefined;
  const file = from.index.brokenAtPath(joinPath(folderOf(from.article.source), percentDecoded(path)));
  if (file === undefined) return undefined;
  from.report(linkToBroken(reference, file));
  return { url: from.site };
}

/** Pages from the root may be another program's business; a path from the file is ours. */
function missing(reference: Reference, path: string, tail: string, from: From): Resolved {
  const isRooted = path.startsWith("/");
  if (reference.kind !== "page") from.report(isRooted ? unknownMedia(reference) : missingMedia(reference));
  else if (!isRooted) from.report(missingPage(reference, from.index.near(path, from.article.source)));
  return { url: canonicalUrl(path.replace(/^@/, "") + tail, from.own.url) ?? from.own.url };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
