import { replaceReaderFields } from "../issues/reader-fields.js";
import { fieldName } from "../message/field-name.js";
import { digestOf } from "../model/digest.js";
import type { ReaderToken } from "../model/digest-message.js";

/**
 * The tokens of one mail: what differs from reader to reader, as marks that nobody can have written.
 *
 * The marks carry a hash of the issue with all its articles, so an article cannot contain one: it
 * would have to contain a hash of itself.
 */
export class ReaderTokens {
  readonly #nonce: string;
  readonly #tokens = new Map<string, ReaderToken>();

  /** @param issueDigest - `Issue.digest` */
  constructor(issueDigest: string) {
    this.#nonce = digestOf("reader token", issueDigest).slice(0, 12);
  }

  /**
   * The mark for a column of the subscriber list.
   *
   * @param otherwise - What readers without a value get.
   */
  mark(name: string, otherwise: unknown = ""): string {
    return this.#mark(fieldName(name), typeof otherwise === "string" ? otherwise : "");
  }

  #mark(name: string, otherwise: string): string {
    const key = `${name}|${otherwise}`;
    const known = this.#tokens.get(key);
    if (known) return known.mark;
    // Two uses with different words in place of the value are two tokens of one name.
    const shown = /^[a-z][a-z0-9-]*$/.test(name) ? name : "reader";
    const mark = `%%${shown}:${this.#nonce}${this.#tokens.size.toString(16).padStart(2, "0")}%%`;
    this.#tokens.set(key, { mark, name, otherwise });
    return mark;
  }

  /** Puts marks where an editor wrote `{{reader.name|friend}}`. */
  markFields(text: string): string {
    return replaceReaderFields(text, (name, otherwise) => this.mark(name, otherwise));
  }

  all(): readonly ReaderToken[] {
    return [...this.#tokens.values()];
  }

  /** Those that stand in one of the texts. */
  usedIn(...texts: readonly string[]): readonly ReaderToken[] {
    return this.all().filter(({ mark }) => texts.some((text) => text.includes(mark)));
  }
}
