import { digestOf } from "../model/digest.js";
import type { DigestMessage } from "../model/digest-message.js";
import { cutAtTokens } from "./fill-reader.js";

/**
 * What a person approves: 12 hex digits over everything of the message that readers get. Two
 * messages with one hash are the same to every reader; freezing an issue, say, changes only the
 * marks of what is filled in, and those nobody gets.
 */
export function contentHash(message: DigestMessage): string {
  const { from, replyTo, subject, html, text, headers } = message;
  const [first, second, third] = [subject, html, text].map((part) => unmarked(part, message));
  return digestOf(from, replyTo, first, second, third, headers).slice(0, 12);
}

/** A text with its tokens by name. Kept apart from it, since an article may say anything. */
function unmarked(part: string, message: DigestMessage) {
  const { pieces, tokens } = cutAtTokens(part, message.tokens);
  return { pieces, tokens: tokens.map(({ name, otherwise }) => ({ name, otherwise })) };
}
