import { digest, digestOf } from "../model/digest.js";
import type { Memory } from "../plugins/memory.js";
import type { Problem } from "../problem/problem.js";
import { type KnownOfArticle, type LinkedArticle, linkArticle } from "./link-article.js";
import { type LinkedRecord, linkedRecord, type OwnParts, readLinked } from "./linked-record.js";
import type { Outline, OutlinedArticle, Outlines } from "./outline.js";
import type { LinkContext } from "./resolve-references.js";
import { SharedParts } from "./shared-parts.js";

/** A linked article, and what it took to link it. */
export interface Linking extends LinkedArticle {
  /** Which files were asked for, in order. */
  readonly asked: readonly Asked[];
  readonly problems: readonly Problem[];
}

/** One that was made just now. */
interface NewLinking extends Linking {
  /** Whether other articles were looked up. */
  readonly usesIndex: boolean;
}

/** What is kept of it on disk. */
type LinkingRecord = LinkedRecord & { readonly asked?: readonly Asked[] | undefined };

/** A file that was looked up, by what was there; an asset also with where it was to stand, and where it does. */
export interface Asked {
  readonly path: string;
  readonly digest?: string | undefined;
  readonly wanted?: string | undefined;
  readonly placed?: string | undefined;
}

/** Stands in the memory for an article that refers to others: its name there has the digest of the index as well. */
const SEE_INDEX = { see: "index" } as const;

type Remembered = Linking | typeof SEE_INDEX;

/** What articles are linked in; problems come with each linking. */
export type LinkerContext = Omit<LinkContext, "report">;

/**
 * Links articles one by one. One that is linked as in an earlier build is taken from the memory:
 * its own file, id and address settle most; where it refers to others, the addresses of all; where
 * it shows files, these. One with problems is linked in every build, so that they are told.
 *
 * @param indexed - See `indexDigest`.
 */
export function articleLinker(
  headOf: Outlines["headOf"],
  context: LinkerContext,
  indexed: () => string,
  memory: Memory,
): (key: Outline["key"], article: OutlinedArticle, known: KnownOfArticle) => Linking {
  const watched = watch(context);
  const shared = new SharedParts();

  function link(article: OutlinedArticle, known: KnownOfArticle): NewLinking {
    const head = headOf(article.source);
    if (!head.article) throw new Error(`The head of ${article.source} has lost the article of its outline`);
    const unlinked = head.article;
    return watched((context) => linkArticle(article, unlinked, head, known, context));
  }

  /** One that is remembered under a name; else made anew, and remembered unless it has problems. */
  function find(name: string, own: OwnParts, anew: () => NewLinking | typeof SEE_INDEX): Remembered {
    const isGood = (found: Remembered): boolean =>
      "see" in found || (found.problems.length === 0 && isSame(found.asked, context));
    const make = (): Remembered => {
      const text = memory.get(digest(name));
      const known = text === undefined ? undefined : read(JSON.parse(text), own);
      if (known && isGood(known)) return known;
      const made = anew();
      const record = "see" in made ? made : recordOf(made);
      const problems = "see" in made ? NONE : made.problems;
      if (problems.length === 0) memory.put(digest(name), JSON.stringify(record));
      return read(record, own, problems);
    };
    return memory.share(name, make, isGood);
  }

  function read(record: LinkingRecord | typeof SEE_INDEX, own: OwnParts, problems: readonly Problem[] = NONE) {
    if ("see" in record) return SEE_INDEX;
    const { article, references } = readLinked(record, own, shared);
    return { article, references, asked: record.asked ?? NONE, problems };
  }

  return (key, article, known) => {
    const { language, published, draft } = article;
    const { slug, path, url } = context.addressOf(article);
    const own = { source: article.source, ...known, slug, path, url, language, published, draft };
    const name = `linked ${key} ${known.id} ${known.translationKey ?? ""} ${path} ${url}`;
    let made: NewLinking | undefined;
    const anew = (): NewLinking => {
      made ??= link(article, known);
      return made;
    };
    const found = find(name, own, () => (anew().usesIndex ? SEE_INDEX : anew()));
    if (!("see" in found)) return found;
    const linking = find(`${name} ${indexed()}`, own, anew);
    if ("see" in linking) throw new Error(`The memory says two things of ${article.source}`);
    return linking;
  };
}

const NONE: readonly never[] = [];

function recordOf(linking: Linking): LinkingRecord {
  const { asked } = linking;
  return { ...linkedRecord(linking), asked: asked.length > 0 ? asked : undefined };
}

/** Hash of all that references to other articles are resolved by. */
export function indexDigest(
  articles: readonly OutlinedArticle[],
  { addressOf, isHeld }: Pick<LinkContext, "addressOf" | "isHeld">,
): string {
  return digestOf(
    articles.map((article) => [
      article.source,
      addressOf(article).path,
      article.aliases,
      isHeld(article) && [article.draft],
    ]),
  );
}

/** Whether files answer as they did. First they are looked at, then placed: that others see. */
function isSame(asked: readonly Asked[], { tree, assets }: LinkerContext): boolean {
  if (asked.length === 0) return true;
  const files = asked.map(({ path }) => tree.get(path));
  return (
    asked.every((one, at) => files[at]?.digest() === one.digest) &&
    asked.every(({ wanted, placed }, at) => {
      const file = files[at];
      return wanted === undefined || (file !== undefined && assets.place(file, wanted).path === placed);
    })
  );
}

/** Notices what is asked of a context while an article is being linked. */
function watch({ index, tree, assets, ...rest }: LinkerContext) {
  let usesIndex = false;
  let problems: Problem[] = [];
  let asked: Asked[] = [];
  const noticing = <Arguments extends readonly unknown[], Result>(ask: (...by: Arguments) => Result) => {
    return (...by: Arguments): Result => {
      usesIndex = true;
      return ask(...by);
    };
  };
  const watched: LinkContext = {
    ...rest,
    index: {
      atPath: noticing(index.atPath),
      brokenAtPath: noticing(index.brokenAtPath),
      atAddress: noticing(index.atAddress),
      named: noticing(index.named),
      near: noticing(index.near),
    },
    tree: {
      files: tree.files,
      get(path) {
        const file = tree.get(path);
        asked.push({ path, digest: file?.digest() });
        return file;
      },
    },
    assets: {
      place(file, wanted) {
        const asset = assets.place(file, wanted);
        asked.push({ path: file.path, digest: asset.digest, wanted, placed: asset.path });
        return asset;
      },
    },
    report: (problem) => void problems.push(problem),
  };
  return (link: (context: LinkContext) => LinkedArticle): NewLinking => {
    usesIndex = false;
    [problems, asked] = [[], []];
    return { ...link(watched), asked, problems, usesIndex };
  };
}
