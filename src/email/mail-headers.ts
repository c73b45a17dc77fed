import type { DigestMessage, Mailbox } from "../model/digest-message.js";
import type { Issue } from "../model/issue.js";
import type { Settings } from "../publication/settings.js";

/** Who the mail is from: `email.from`, else the publication's title with the address that is likeliest to be its own. */
export function senderOf({ email, publisher, title, url }: Settings): Mailbox {
  const address = email.from?.address ?? publisher?.email ?? `news@${hostOf(url)}`;
  return { name: email.from?.name ?? title, address };
}

/** Where answers go, when not to the sender. */
export function replyTo({ email }: Settings): Mailbox | undefined {
  return email.replyTo === undefined ? undefined : { name: "", address: email.replyTo };
}

/**
 * Header fields that are the same for all readers: List-Id (RFC 2919), List-Archive (RFC 2369), and
 * Content-Language (RFC 3282).
 */
export function digestHeaders(issue: Issue, { title, url }: Settings): DigestMessage["headers"] {
  const name = title.replace(/[<>\\"\r\n]/g, " ").trim();
  return [
    { name: "List-Id", value: `${name} <news.${hostOf(url)}>` },
    { name: "List-Archive", value: `<${issue.url}>` },
    { name: "Content-Language", value: issue.language },
  ];
}

/** Where readers leave: by https, and by mail. */
export interface Unsubscribe {
  readonly url: string;
  readonly address: string;
}

/** The addresses of the settings; until a server answers unsubscribe links, a page of the site stands for it. */
export function unsubscribeOf(settings: Settings): Unsubscribe {
  const { url, address } = settings.sending.unsubscribe;
  return {
    url: url ?? new URL("unsubscribe", settings.url.replace(/\/?$/, "/")).href.replace(/^http:/, "https:"),
    address: address ?? senderOf(settings).address,
  };
}

/** Host in ASCII (RFC 5890 A-labels): a Message-ID and a List-Id cannot hold anything else. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, "");
}
