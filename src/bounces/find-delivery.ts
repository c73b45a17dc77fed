import { readUnsubscribeToken, type Unsubscription } from "../message/unsubscribe-token.js";
import { readVerpAddress, type VerpDelivery } from "../message/verp-address.js";

/**
 * Finds the delivery that a returned message belongs to, by the signed address it came back to,
 * wherever in it that stands: To, Delivered-To, the report, the headers of the returned mail.
 */
export function findDelivery(text: string, secret: string): VerpDelivery | undefined {
  const unfolded = text.replace(/=\r?\n/g, "");
  for (const [address] of unfolded.matchAll(/\+\d{1,10}\.\d{1,10}\.[0-9a-f]{12}@/gi)) {
    const delivery = readVerpAddress(address, secret);
    if (delivery) return delivery;
  }
  return undefined;
}

/** Finds a reader by an unsubscribe token: complaints often keep nothing of the mail but that. */
export function findUnsubscription(text: string, secret: string): Unsubscription | undefined {
  const unfolded = text.replace(/=\r?\n/g, "").replace(/\r?\n[ \t]+/g, "");
  for (const [token] of unfolded.matchAll(/(?<![\w-])[\w-]{64}(?![\w-])/g)) {
    const unsubscription = readUnsubscribeToken(token, secret);
    if (unsubscription) return unsubscription;
  }
  return undefined;
}
