import type { Delivery, Mailing } from "../ledger/ledger.js";
import { addressHash } from "../ledger/suppression.js";
import type { DkimSigner } from "../message/dkim-signer.js";
import { messageId } from "../message/message-id.js";
import { messageTemplate } from "../message/message-template.js";
import { unsubscribeToken } from "../message/unsubscribe-token.js";
import { verpAddress } from "../message/verp-address.js";
import type { OutgoingMessage } from "./transport.js";

export interface ComposerOptions {
  /** Where unsubscribing is done; absent: not offered there. */
  readonly unsubscribe: { readonly url?: string | undefined; readonly address?: string | undefined };
  /** Where bounces go; absent: to the From address, and no bounce can be told to belong to a reader. */
  readonly bounces?: string | undefined;
  readonly secret: string;
  readonly signer?: DkimSigner | undefined;
}

/**
 * Writes the messages of a mailing, each for its reader. The same reader gets the same bytes
 * whenever it is written.
 */
export function composer(mailing: Mailing, options: ComposerOptions): (delivery: Delivery) => Promise<OutgoingMessage> {
  const { message, startedAt } = mailing;
  const template = messageTemplate(message, startedAt, options.signer);
  const domain = message.from.address.slice(message.from.address.lastIndexOf("@") + 1);
  // Campaign, customer, type, sender: how Gmail's feedback loop groups complaints.
  const feedbackId = `${message.issue.slug}:${mailing.id}:digest:${domain.split(".")[0]}`.replace(/[^\x21-\x7e]/g, "-");

  return async ({ subscriber, number }) => {
    const { address, name, fields } = subscriber;
    const hash = addressHash(address);
    const token = unsubscribeToken({ hash, mailing: mailing.id }, options.secret);
    const links = unsubscribeLinks(options.unsubscribe, token);
    const values = new Map([
      ...Object.entries(fields),
      ["address", address],
      ["name", name],
      ["unsubscribe-url", links[0] ?? ""],
    ]);
    const pieces = await template.fill({
      address,
      name,
      messageId: messageId(message.issue.url, mailing.key, hash, domain),
      listUnsubscribe: links.map((link) => `<${link}>`).join(", "),
      feedbackId,
      find: (key) => values.get(key),
    });
    const from = options.bounces
      ? verpAddress(options.bounces, { mailing: mailing.id, number }, options.secret)
      : message.from.address;
    return { envelope: { from, to: address }, pieces };
  };
}

/** The https link first: that is what a click leads to. */
function unsubscribeLinks({ url, address }: ComposerOptions["unsubscribe"], token: string): readonly string[] {
  const links: string[] = [];
  if (url !== undefined) links.push(`${url.replace(/\/?$/, "/")}${token}`);
  if (address !== undefined) links.push(`mailto:${address}?subject=${token}`);
  return links;
}
