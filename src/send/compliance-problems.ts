import type { DigestMessage } from "../model/digest-message.js";
import type { Problem } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";

/**
 * What mail to a list must have by law or by the rules of the large receivers, and this one has not.
 * Each of them stops the sending: CAN-SPAM 15 U.S.C. §7704(a)(5) and its like (postal address, a
 * way out), Gmail's and Yahoo's sender rules (one-click unsubscribing, RFC 8058).
 */
export function complianceProblems(message: DigestMessage, settings: Settings): readonly Problem[] {
  const { publisher, sending } = settings;
  const address = publisher?.address ?? "";
  const problems: Problem[] = [];
  const missing = (code: string, what: string, hint: string): void => {
    problems.push({
      code: `send/${code}`,
      severity: "error",
      message: `Cannot send to the list: expected ${what}, got none; nothing was sent`,
      hint,
    });
  };
  if (address.trim() === "") {
    missing(
      "no-postal-address",
      "a postal address in the settings",
      'Add publisher: { name: …, address: "1 Post Road, Almaty" }',
    );
  } else if (![message.text, message.html].every((text) => wordsOf(text).includes(wordsOf(address)))) {
    missing(
      "no-postal-address",
      "the postal address in the footer of the mail",
      "Keep {{publisher.address}} in the footer of your templates",
    );
  }
  for (const [name, what] of [
    ["reason", "the words why readers get the mail"],
    ["unsubscribe-url", "an unsubscribe link"],
  ] as const) {
    const marks = message.tokens.filter((token) => token.name === name).map(({ mark }) => mark);
    const stands = [message.text, message.html].every((text) => marks.some((mark) => text.includes(mark)));
    if (!stands)
      missing(`no-${name}`, `${what} in text and HTML`, `Keep the reader's ${name} in the footer of your templates`);
  }
  if (sending.unsubscribe.url === undefined) {
    missing(
      "no-unsubscribe-service",
      "an https address that unsubscribes",
      "Set sending.unsubscribe.url to where postrider serve-unsubscribe is reached",
    );
  }
  if (sending.unsubscribe.address === undefined) {
    missing("no-unsubscribe-address", "an address that takes unsubscribe mails", "Set sending.unsubscribe.address");
  }
  return problems;
}

/** The letters and digits of a text, so that tags, entities and line breaks do not matter. */
function wordsOf(text: string): string {
  return text
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, " ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
