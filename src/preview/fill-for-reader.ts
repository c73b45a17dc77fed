import { cutAtTokens, fillReader } from "../message/fill-reader.js";
import type { DigestMessage } from "../model/digest-message.js";

/**
 * Fills a mail for a reader of one's own making, as sending fills it for a real one.
 *
 * @param reader - Values by name; what is not given takes the words for readers without a value.
 */
export function fillForReader(
  message: DigestMessage,
  reader: ReadonlyMap<string, string>,
): { readonly subject: string; readonly html: string; readonly text: string } {
  const find = (name: string): string | undefined => reader.get(name) ?? EXAMPLES[name];
  const fill = (text: string, format: "html" | "text"): string =>
    fillReader(cutAtTokens(text, message.tokens), find, format);
  return { subject: fill(message.subject, "text"), html: fill(message.html, "html"), text: fill(message.text, "text") };
}

/** What sending always knows; these lead nowhere. */
const EXAMPLES: Readonly<Record<string, string>> = {
  "unsubscribe-url": "https://unsubscribe.invalid/preview",
  address: "reader@example.org",
};
