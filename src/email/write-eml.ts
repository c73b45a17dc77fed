import { messageTemplate } from "../message/message-template.js";
import { digestOf } from "../model/digest.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Instant } from "../model/instant.js";
import type { Unsubscribe } from "./mail-headers.js";

/**
 * Writes a mail as a message file (RFC 5322, MIME), as a reader of whom nothing is known gets it:
 * to look at, to check, to open in a mail program. It is written as those that are sent.
 *
 * Date, Message-ID and boundary follow from the content, so that the same mail is the same bytes.
 *
 * @param unsubscribe - Addresses that stand for each reader's own in List-Unsubscribe (RFC 8058).
 */
export async function writeEml(message: DigestMessage, date: Instant, unsubscribe: Unsubscribe): Promise<Uint8Array> {
  const { issue, from, html, text } = message;
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  const pieces = await messageTemplate(message, date).fill({
    address: `reader@${domain}`,
    name: "Reader",
    messageId: `${digestOf(issue.id, html, text, unsubscribe)}@${domain}`,
    listUnsubscribe: `<${unsubscribe.url}>, <mailto:${unsubscribe.address}?subject=unsubscribe>`,
    feedbackId: "",
    find: (name) => (name === "unsubscribe-url" ? unsubscribe.url : undefined),
  });
  return Buffer.concat(pieces);
}
