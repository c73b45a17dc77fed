/** Numbers the links of a text part, and keeps their addresses until they are listed. */
export class TextLinks {
  readonly #tagLink: (url: string) => string;
  #numbers = new Map<string, number>();
  #listed = 0;

  /** @param tagLink - Adds what the settings want to an address. */
  constructor(tagLink: (url: string) => string) {
    this.#tagLink = tagLink;
  }

  /** The address of a link as it is listed. */
  addressOf(href: string): string {
    return this.#tagLink(href);
  }

  /** A link in a sentence: its words and a number, or the address alone where it has no other words. */
  cite(words: string, href: string): string {
    const url = this.addressOf(href);
    const plain = url.replace(/^(?:mailto:|tel:)/, "");
    if (words === "" || words === href || words === plain) return plain;
    const number = this.#numbers.get(url) ?? this.#numbers.size + 1;
    this.#numbers.set(url, number);
    return `${words} [${number}]`;
  }

  /** The addresses cited since the last list, a line each; empty when there are none. */
  list(): string {
    const due = [...this.#numbers].filter(([, number]) => number > this.#listed);
    this.#listed = this.#numbers.size;
    return due.map(([url, number]) => `[${number}] ${url}`).join("\n");
  }
}
