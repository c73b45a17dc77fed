import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { writeAtomically } from "../disk/write-atomically.js";
import type { Subscriber } from "../model/subscriber.js";
import type { Report } from "../problem/problem.js";
import { decodeList } from "../subscribers/decode-list.js";
import { readList } from "../subscribers/read-list.js";
import { textLines } from "../subscribers/text-lines.js";
import { listSource } from "./list-source.js";

/** The list that Postrider keeps, held in memory to be changed. */
export interface SubscriberStore {
  /** By address in lower case. */
  readonly readers: Map<string, Subscriber>;
  /** Rows that say nobody who could be mailed, as they stand: kept until a person puts them right. */
  readonly unread: readonly string[];
}

/** Reads the list; an empty one where there is none. Rows that cannot be read are reported, and kept. */
export async function openSubscriberStore(file: string, report: Report): Promise<SubscriberStore> {
  const readers = new Map<string, Subscriber>();
  const unread = new Map<number, string>();
  if (!existsSync(file)) return { readers, unread: [] };
  let number = 0;
  for await (const line of textLines(decodeList(listSource(file, "/")))) {
    number += 1;
    if (line.trim() !== "") unread.set(number, line);
  }
  for await (const { subscriber, line } of readList(listSource(file, "/"), { name: file, columns: {} }, report)) {
    addSubscriber({ readers }, subscriber);
    unread.delete(line);
  }
  return { readers, unread: [...unread.values()] };
}

/** Writes the list: JSON lines, sorted by nothing, so that who came first stays first; at the end what could not be read. */
export function saveSubscriberStore(file: string, { readers, unread }: SubscriberStore): void {
  mkdirSync(dirname(file), { recursive: true });
  const rows = [...[...readers.values()].map((subscriber) => JSON.stringify(subscriber)), ...unread];
  writeAtomically(file, Buffer.from(rows.map((row) => `${row}\n`).join("")), `${file}.new`);
}

/**
 * Adds somebody. Who is on the list already is not doubled: what is new about them is taken over,
 * tags are added, and nothing is taken away.
 *
 * @returns Whether the address is new to the list.
 */
export function addSubscriber({ readers }: Pick<SubscriberStore, "readers">, subscriber: Subscriber): boolean {
  const key = subscriber.address.toLowerCase();
  const known = readers.get(key);
  if (!known) {
    readers.set(key, subscriber);
    return true;
  }
  const language = subscriber.language ?? known.language;
  readers.set(key, {
    address: known.address,
    name: subscriber.name || known.name,
    ...(language === undefined ? {} : { language }),
    tags: [...new Set([...known.tags, ...subscriber.tags])],
    fields: { ...known.fields, ...subscriber.fields },
  });
  return false;
}
