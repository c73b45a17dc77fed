import type { DigestMessage } from "../../src/model/digest-message.js";
import type { Subscriber } from "../../src/model/subscriber.js";

/** The mail of an issue, small and whole; a test names what it is about. */
export function digestMessage(over: Partial<DigestMessage> = {}): DigestMessage {
  const token = (name: string, otherwise = "") => ({ mark: `%%${name}:c0ffee%%`, name, otherwise });
  return {
    issue: {
      id: "tag:courier.example,2026:issue:9",
      number: 9,
      slug: "2026-11-20",
      url: "https://courier.example/issues/2026-11-20/",
    },
    from: { name: "The Courier", address: "news@courier.example" },
    subject: "Courier #9: How news travels",
    language: "en",
    direction: "ltr",
    html: '<!doctype html>\n<html lang="en"><head><title>Courier #9</title></head><body>\n<p>Dear %%name:c0ffee%%,</p>\n<p>how news travels.</p>\n<p>%%reason:c0ffee%% <a href="%%unsubscribe-url:c0ffee%%">Unsubscribe</a></p>\n<p>1 Post Road, Almaty</p>\n</body></html>\n',
    text: "Dear %%name:c0ffee%%,\n\nhow news travels.\n\n%%reason:c0ffee%%\nUnsubscribe: %%unsubscribe-url:c0ffee%%\n1 Post Road, Almaty\n",
    headers: [{ name: "List-Id", value: "The Courier <news.courier.example>" }],
    tokens: [token("name", "reader"), token("reason"), token("unsubscribe-url")],
    ...over,
  };
}

export function subscriber(address: string, over: Partial<Subscriber> = {}): Subscriber {
  return { address, name: "", tags: [], fields: {}, ...over };
}

/** `reader1@example.com` and so on, one after another, as a list is read. */
export async function* subscribers(count: number): AsyncIterable<Subscriber> {
  for (let number = 1; number <= count; number += 1) yield subscriber(`reader${number}@example.com`);
}
