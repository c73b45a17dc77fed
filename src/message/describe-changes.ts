import type { DigestMessage } from "../model/digest-message.js";

/** Lines of one kind that are shown; an issue written anew has hundreds. */
const SHOWN = 20;

/**
 * Says what is different between the message that was approved and the one that stands: subject and
 * header fields, links, text. For people: lines that begin with `-` and `+`.
 */
export function describeChanges(approved: DigestMessage, now: DigestMessage): readonly string[] {
  const marks = new Map(now.tokens.map(({ mark, name }) => [mark, name]));
  for (const { mark, name } of approved.tokens) marks.set(mark, name);
  // Marks are made anew with every change; a reader sees none of that.
  const plain = (text: string): string =>
    text.replace(/%%[a-z0-9-]+:[0-9a-f]+%%/g, (mark) => `{${marks.get(mark) ?? ""}}`);
  const changes = [
    ...difference("header", headerLines(approved).map(plain), headerLines(now).map(plain)),
    ...difference("link", linksOf(plain(approved.html)), linksOf(plain(now.html))),
    ...difference("text", plain(approved.text).split("\n"), plain(now.text).split("\n")),
  ];
  if (changes.length === 0) changes.push("only the HTML's form is different: colours, layout or markup");
  return changes;
}

function headerLines({ from, replyTo, subject, headers }: DigestMessage): readonly string[] {
  return [
    `Subject: ${subject}`,
    `From: ${from.name} <${from.address}>`,
    ...(replyTo ? [`Reply-To: ${replyTo.address}`] : []),
    ...headers.map(({ name, value }) => `${name}: ${value}`),
  ];
}

function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/\bhref="([^"]*)"/g)].map(([, url]) => url ?? "");
}

function difference(kind: string, before: readonly string[], after: readonly string[]): string[] {
  const gone = without(before, after).map((line) => `- ${kind}: ${line.trim()}`);
  const come = without(after, before).map((line) => `+ ${kind}: ${line.trim()}`);
  const all = [...gone, ...come];
  return all.length <= SHOWN ? all : [...all.slice(0, SHOWN), `… and ${all.length - SHOWN} more changes of ${kind}`];
}

/** What stands in `lines` more often than in `others`; empty lines say nothing. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const count = new Map<string, number>();
  for (const line of others) count.set(line, (count.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = count.get(line) ?? 0;
    count.set(line, left - 1);
    return left <= 0 && line.trim() !== "";
  });
}
