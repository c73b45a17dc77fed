import type { Language } from "./language.js";

/** Somebody on the list, as read and normalised; plain data. */
export interface Subscriber {
  /**
   * Where mail goes: RFC 5321 Mailbox with the domain in lower-case A-labels. A local part beyond
   * ASCII stays as it is and needs SMTPUTF8 (RFC 6531) on the way.
   */
  readonly address: string;
  /** As in To; empty when unknown. One line, no control characters. */
  readonly name: string;
  readonly language?: Language | undefined;
  readonly tags: readonly string[];
  /** Every other column, by its name in lower case with hyphens: what reader tokens name. */
  readonly fields: Readonly<Record<string, string>>;
}
