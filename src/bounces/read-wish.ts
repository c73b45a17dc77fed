import { decodeWords } from "./decode-words.js";
import { contentOf, type MimePart } from "./mime-part.js";

/** A wish to unsubscribe. */
export interface Wish {
  readonly kind: "unsubscribe";
  /** Where the token of whoever wishes it may stand: their own words, and nothing that they quote. */
  readonly words: string;
}

/** What the subject of a wish may be made of, beside the word itself. */
const PLEASE = new Set(
  "please pls kindly i want would like to me from this the your all mailing list newsletter mail mails email emails request thank thanks you".split(
    " ",
  ),
);

/**
 * Reads a wish to unsubscribe: by the token that our mailto link writes into the subject, or by words.
 * An answer to an issue is none, whatever the issue is about: it quotes the mail, link and all.
 *
 * @returns undefined where the message is something else.
 */
export function readWish(message: MimePart): Wish | undefined {
  const subject = decodeWords(message.headers.get("subject")?.[0] ?? "").trim();
  if (/^[\w-]{64}$/.test(subject)) return { kind: "unsubscribe", words: subject };
  if (!/unsubscri/i.test(subject) || isAnswer(subject)) return undefined;
  // Who says more than the wish may mean something else: a person is to look at it.
  return { kind: "unsubscribe", words: isOnlyTheWish(subject) ? ownWords(message) : "" };
}

/** `Re:`, `Fwd:`, `AW[2]:` and their like in all languages. */
function isAnswer(subject: string): boolean {
  return /^\p{L}{1,6}(?:[[(]\d+[\])])?\s*[:：]/u.test(subject);
}

function isOnlyTheWish(subject: string): boolean {
  const words = subject.toLowerCase().match(/[^\s.,;!]+/g) ?? [];
  return words.every((word) => PLEASE.has(word) || /^unsubscri\w*$/.test(word));
}

/** The plain text of a message up to the mail that it answers, without lines that are quoted, or mails that are attached. */
function ownWords(part: MimePart): string {
  const type = part.headers.get("content-type")?.[0] ?? "";
  if (/^multipart\//i.test(type)) return part.parts.map(ownWords).join("\n");
  if (!/^(?:text\/plain|$)/i.test(type)) return "";
  const lines = contentOf(part).split(/\r?\n/);
  const end = lines.findIndex((line) => /^(?:--.*--|_{8,})$/.test(line.trim()));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .filter((line) => !/^\s*>/.test(line))
    .join("\n");
}
