import { fieldName } from "../message/field-name.js";
import type { Subscriber } from "../model/subscriber.js";

/** Part of a list: those whom all conditions fit. */
export type Segment = readonly { readonly key: string; readonly values: readonly string[]; readonly not: boolean }[];

/**
 * Reads segments as typed: `tag=weekly`, `language=kk,ru`, `city!=Almaty`, `cadence=weekly`. Several
 * values behind one `=` are alternatives, several segments hold together.
 *
 * @returns undefined where the words are no segment.
 */
export function parseSegment(words: readonly string[]): Segment | undefined {
  const conditions = words.map((word) => /^([\p{L}\p{M}\p{N}_-]+)(!?)=(.*)$/u.exec(word));
  if (conditions.includes(null)) return undefined;
  return conditions.flatMap((match) =>
    match
      ? [
          {
            key: fieldName(match[1] ?? ""),
            not: match[2] === "!",
            values: (match[3] ?? "")
              .toLowerCase()
              .split(",")
              .map((value) => value.trim()),
          },
        ]
      : [],
  );
}

/** Whether somebody belongs to a segment. A language without a region means all its regions. */
export function isIn(segment: Segment, subscriber: Subscriber): boolean {
  return segment.every(
    ({ key, values, not }) => valuesOf(subscriber, key).some((value) => values.includes(value)) !== not,
  );
}

/** The names of columns that a segment asks for, besides what every list has. */
export function columnsIn(segment: Segment): readonly string[] {
  return [...new Set(segment.map(({ key }) => key))].filter((key) => !KNOWN.has(key));
}

function valuesOf(subscriber: Subscriber, key: string): readonly string[] {
  const { fields } = subscriber;
  return KNOWN.get(key)?.(subscriber) ?? [(Object.hasOwn(fields, key) ? (fields[key] ?? "") : "").toLowerCase()];
}

const tags = ({ tags }: Subscriber): readonly string[] => tags;
const address = ({ address }: Subscriber): readonly string[] => [address.toLowerCase()];

/** What is known of every reader, whatever the columns of the list are called. */
const KNOWN: ReadonlyMap<string, (subscriber: Subscriber) => readonly string[]> = new Map([
  ["tag", tags],
  ["tags", tags],
  ["domain", ({ address }) => [address.slice(address.lastIndexOf("@") + 1)]],
  ["language", ({ language = "" }) => [language.toLowerCase(), language.toLowerCase().split("-")[0] ?? ""]],
  ["address", address],
  ["email", address],
  ["name", ({ name }) => [name.toLowerCase()]],
]);

/** What can be asked for in every list. */
export const KNOWN_KEYS: readonly string[] = [...KNOWN.keys()];
