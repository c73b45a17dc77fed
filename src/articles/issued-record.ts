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
    const articles = candidates.map(({ article }) => article);
    const prints = candidates.map(printOf);
    const others = [held.candidates.map(printOf), [...held.sources]];
    const key = digestOf("issued ids", VERSION, this.#file?.digest(), publication, prints, others);
    if (this.#file && this.#memory.has(key)) return { articles, record: this.#text() };
    let isQuiet = true;
    const issued = applyIssuedIds(candidates, held, this.#read(), publication, (problem) => {
      isQuiet = false;
      report(problem);
    });
    const isSame = issued.articles.every((article, index) => article === articles[index]);
    if (isQuiet && isSame && issued.record === this.#text()) this.#memory.put(key, "");
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

/** All of an article that has a say in which id it gets. */
function printOf({ article, text }: Candidate): readonly unknown[] {
  const { source, id, idIsWritten, published, title } = article;
  return [source, id, idIsWritten, published, title, text];
}
