import type { Direction, Language } from "./language.js";

/**
 * The mail of one issue, rendered once for all its readers. Plain data.
 *
 * What differs from reader to reader stands in it as a mark (`tokens`), to be filled in at the
 * moment of sending with `fillReader` (`message/fill-reader.ts`): HTML-escaped in `html` (so it may
 * stand in text and in quoted attributes), as it is in `text` and `subject`.
 */
export interface DigestMessage {
  /** Which issue it is the mail of; message ids, VERP addresses and the ledger go by it. */
  readonly issue: {
    /** `Issue.id` */
    readonly id: string;
    readonly number: number;
    readonly slug: string;
    /** Page of the issue in the archive. */
    readonly url: string;
  };
  readonly from: Mailbox;
  readonly replyTo?: Mailbox | undefined;
  /** One line of plain text. */
  readonly subject: string;
  readonly language: Language;
  readonly direction: Direction;
  /** A whole HTML document; line ends are `\n`. */
  readonly html: string;
  /** The same content as plain text, line ends `\n`. */
  readonly text: string;
  /**
   * Header fields beyond those that sending writes itself (From, To, Subject, Date, Message-ID,
   * MIME, List-Unsubscribe, List-Unsubscribe-Post, Feedback-ID), e.g. List-Id, List-Archive.
   * Plain text; encoding and folding happen when the message is written.
   */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Everything in `subject`, `html` and `text` that is to be filled in for each reader. */
  readonly tokens: readonly ReaderToken[];
}

/** A place for what differs from reader to reader. */
export interface ReaderToken {
  /**
   * What stands in subject, HTML and text, in ASCII whatever the name: `%%name:5f0c…%%`. The
   * hexadecimal part is made from the content of the issue, so no article can contain it: `%%name%%` in an article
   * is just text.
   */
  readonly mark: string;
  /**
   * As `fieldName` makes it (`message/field-name.ts`). Always among the tokens: `unsubscribe-url`. Always
   * known to sending: `unsubscribe-url`, `address`, `name`, `reason` (why this reader gets the
   * mail). Every other name is a column of the subscriber list.
   */
  readonly name: string;
  /** What is written for readers without a value; may be empty. Plain text. */
  readonly otherwise: string;
}

/** A name and an address, as in From (RFC 5322 §3.4 "mailbox"). */
export interface Mailbox {
  /** Plain text; empty when there is none. */
  readonly name: string;
  /** RFC 5322 addr-spec. */
  readonly address: string;
}
