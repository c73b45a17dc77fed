import { digestOf } from "../model/digest.js";
import type { DigestMessage } from "../model/digest-message.js";

/**
 * What a person approves: 12 hex digits over everything of the message that readers get. Two
 * messages with one hash are the same to every reader.
 */
export function contentHash({ from, replyTo, subject, html, text, headers, tokens }: DigestMessage): string {
  return digestOf(from, replyTo, subject, html, text, headers, tokens).slice(0, 12);
}
