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
  const conditions = words.map((word) => /^([\p{L}\p{N}-]+)(!?)=(.*)$/u.exec(word));
  if (conditions.includes(null)) return undefined;
  return conditions.flatMap((match) =>
    match
      ? [
          {
            key: (match[1] ?? "").toLowerCase(),
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

function valuesOf({ tags, language = "", fields, address, name }: Subscriber, key: string): readonly string[] {
  if (key === "tag" || key === "tags") return tags;
  if (key === "domain") return [address.slice(address.lastIndexOf("@") + 1)];
  if (key === "language") return [language.toLowerCase(), language.toLowerCase().split("-")[0] ?? ""];
  if (key === "address" || key === "email") return [address.toLowerCase()];
  if (key === "name") return [name.toLowerCase()];
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return [(field ?? "").toLowerCase()];
}
