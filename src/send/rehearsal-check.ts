import { addressHash } from "../ledger/suppression.js";
import { escapeAttribute } from "../markup/escape-html.js";
import { encodeQuotedPrintable } from "../message/encode-quoted-printable.js";
import { cutAtTokens } from "../message/fill-reader.js";
import { readUnsubscribeToken } from "../message/unsubscribe-token.js";
import type { DigestMessage } from "../model/digest-message.js";

/** What a rehearsal found out about the messages that its server kept. */
export interface Findings {
  /** Distinct addresses that got a message. */
  readonly recipients: number;
  /** Addresses that got more than one. */
  readonly doubled: number;
  /** Messages in which something stands that is not this reader's, or is missing. */
  readonly foreign: number;
  /** Distinct unsubscribe links that lead to who got them. */
  readonly links: number;
  readonly bytes: number;
}

/**
 * Looks at every message as its reader would: is it for them, does everything that is filled in
 * belong to them, is everything else exactly the issue, does the unsubscribe link lead to them.
 */
export class RehearsalCheck {
  readonly #secret: string;
  readonly #parts: readonly {
    readonly pieces: readonly string[];
    readonly names: readonly [string, string][];
    readonly isHtml: boolean;
  }[];
  readonly #got = new Map<string, number>();
  readonly #tokens = new Set<string>();
  #foreign = 0;
  #bytes = 0;

  constructor(message: DigestMessage, secret: string) {
    this.#secret = secret;
    this.#parts = [message.text, message.html].map((text, index) => {
      const { pieces, tokens } = cutAtTokens(text, message.tokens);
      const names = tokens.map(({ name, otherwise }): [string, string] => [name, otherwise]);
      return { pieces: pieces.map(unfolded), names, isHtml: index === 1 };
    });
  }

  /**
   * @param find - What the list says of the reader; the unsubscribe link apart, which the message itself must give.
   */
  look(address: string, message: Buffer, find: (name: string) => string | undefined): void {
    const hash = addressHash(address);
    this.#got.set(hash, (this.#got.get(hash) ?? 0) + 1);
    this.#bytes += message.length;
    const text = message.toString("utf8").replaceAll("=\r\n", "");
    const header = text.slice(0, text.indexOf("\r\n\r\n")).replace(/\r\n[ \t]/g, " ");
    const link = /^List-Unsubscribe: <([^>]*)>/m.exec(header)?.[1] ?? "";
    const token = link.slice(-64);
    if (readUnsubscribeToken(token, this.#secret)?.hash === hash) this.#tokens.add(token);
    const own = (name: string): string | undefined => (name === "unsubscribe-url" ? link : find(name));
    const isTheirs = new RegExp(`^To: .*${escapeRegExp(address)}>?$`, "m").test(header);
    if (!isTheirs || !this.#isExact(text, own)) this.#foreign += 1;
  }

  findings(): Findings {
    const counts = [...this.#got.values()];
    return {
      recipients: counts.length,
      doubled: counts.filter((count) => count > 1).length,
      foreign: this.#foreign,
      links: this.#tokens.size,
      bytes: this.#bytes,
    };
  }

  /** Whether both parts are the issue's own words with this reader's between them, and nothing else. */
  #isExact(text: string, find: (name: string) => string | undefined): boolean {
    let at = text.indexOf("\r\n\r\n") + 4;
    return this.#parts.every(({ pieces, names, isHtml }) => {
      at = text.indexOf("\r\n\r\n", at) + 4;
      for (const [index, piece] of pieces.entries()) {
        const [name, otherwise] = names[index] ?? ["", ""];
        const value = find(name) || otherwise;
        const expected = piece + (index < names.length ? unfolded(isHtml ? escapeAttribute(value) : value) : "");
        if (!text.startsWith(expected, at)) return false;
        at += expected.length;
      }
      return text.startsWith("\r\n--", at);
    });
  }
}

function unfolded(text: string): string {
  return encodeQuotedPrintable(text).replaceAll("=\r\n", "");
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
