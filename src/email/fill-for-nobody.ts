import { cutAtTokens, fillReader } from "../message/fill-reader.js";
import type { DigestMessage } from "../model/digest-message.js";

/** The mail with every token in the words for readers of whom nothing is known. */
export function fillForNobody(
  { subject, html, text, tokens }: DigestMessage,
  unsubscribe: string,
): { subject: string; html: string; text: string } {
  const find = (name: string): string | undefined => (name === "unsubscribe-url" ? unsubscribe : undefined);
  return {
    subject: fillReader(cutAtTokens(subject, tokens), find, "text"),
    html: fillReader(cutAtTokens(html, tokens), find, "html"),
    text: fillReader(cutAtTokens(text, tokens), find, "text"),
  };
}
