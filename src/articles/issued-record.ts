import { digestOf } from "../model/digest.js";
import type { Instant } from "../model/instant.js";
import type { SourceTree } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import type { Report } from "../problem/problem.js";
import { VERSION } from "../version.js";
import {
  applyIssuedIds,
  type Candidate,
  issuedPublicationId,
  newPublicationId,
  type Unpublished,
  type WithIssuedIds,
  withId,
} from "./issued-ids.js";
import { ISSUED_IDS_FILE, type IssuedIds, readIssuedIds } from "./issued-ids-file.js";

/** The publication, as the record knows it. */
export interface NamedPublication {
  readonly id: string;
  readonly title: string;
}

/**
 * The record of issued ids in a publication's files. Few builds have anything new for it: then it
 * is not even read, because it is remembered what came of it.
 */
export class IssuedRecord {
  readonly #file: ReturnType<SourceTree["get"]>;
  readonly #memory: Memory;

  constructor(tree: SourceTree, memory: Memory) {
    this.#file = tree.get(ISSUED_IDS_FILE);
    this.#memory = memory;
  }

  /**
   * The id of the publication: the one in the record, else a new one.
   *
   * @param url - Public address of the publication.
   * @param oldest - When its oldest article was published.
   */
  publicationId(url: string, oldest: Instant): string {
    const key = digestOf("issued publication", VERSION, this.#file?.digest());
    const known = this.#memory.get(key);
    const issued = known ?? issuedPublicationId(this.#read()) ?? "";
    if (known === undefined) this.#memory.put(key, issued);
    return issued || newPublicationId(url, oldest);
  }

  /** See `applyIssuedIds`. */
  apply(
    candidates: readonly Candidate[],
    held: Unpublished,
    publication: NamedPublication,
    report: Report,
  ): WithIssuedIds {
    const prints = candidates.map(printOf);
    const others = [held.candidates.map(printOf), [...held.sources]];
    const key = digestOf("issued ids", VERSION, this.#file?.digest(), publication, prints, others);
    const known = this.#file && this.#memory.get(key);
    if (known !== undefined) return { ...recalled(candidates, JSON.parse(known)), record: this.#text() };
    let isQuiet = true;
    const issued = applyIssuedIds(candidates, held, this.#read(), publication, (problem) => {
      isQuiet = false;
      report(problem);
    });
    if (isQuiet && issued.record === this.#text()) this.#memory.put(key, JSON.stringify(outcomeOf(candidates, issued)));
    return issued;
  }

  #read(): IssuedIds {
    const file = this.#file;
    if (!file) return readIssuedIds();
    return this.#memory.share(`issued ids ${file.digest()}`, () => readIssuedIds(this.#text()));
  }

  #text(): string {
    return this.#file ? new TextDecoder().decode(this.#file.read()) : "";
  }
}

/** What came of the record, without the articles: most have the id that they would get anyway. */
interface Outcome extends Pick<WithIssuedIds, "formerPages"> {
  /** Other ids, each with the position of its article. */
  readonly ids: readonly (readonly [position: number, id: string])[];
}

function outcomeOf(candidates: readonly Candidate[], { articles, formerPages }: WithIssuedIds): Outcome {
  const ids = articles.flatMap(({ id }, at) => (id === candidates[at]?.article.id ? [] : [[at, id] as const]));
  return { ids, formerPages };
}

function recalled(
  candidates: readonly Candidate[],
  { ids, formerPages }: Outcome,
): Pick<WithIssuedIds, "articles" | "formerPages"> {
  const others = new Map(ids);
  const articles = candidates.map(({ article }, at) => withId(article, others.get(at) ?? article.id));
  return { articles, formerPages };
}

/** All of an article that has a say in which id it gets, and where its page is. */
function printOf({ article, text }: Candidate): readonly unknown[] {
  const { source, id, idIsWritten, published, title, path } = article;
  return [source, id, idIsWritten, published, title, text, path];
}
