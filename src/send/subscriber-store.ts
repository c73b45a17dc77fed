import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolders } from "../disk/make-folders.js";
import { writeAtomically } from "../disk/write-atomically.js";
import type { Subscriber } from "../model/subscriber.js";
import type { Report } from "../problem/problem.js";
import { changeRow } from "../subscribers/change-row.js";
import { decodeList } from "../subscribers/decode-list.js";
import { readList } from "../subscribers/read-list.js";
import { textLines } from "../subscribers/text-lines.js";
import { listSource } from "./list-source.js";

/** The list that Postrider keeps, held in memory to be changed. */
export interface SubscriberStore {
  /** By address in lower case. Of several rows of one reader the first counts, as it does for mail. */
  readonly readers: Map<string, Subscriber>;
  /** The list as it was read, without empty lines. */
  readonly rows: readonly KeptRow[];
}

/** A line of the list. */
export interface KeptRow {
  /** As it stands. */
  readonly text: string;
  /** Whom it says; absent where that is nobody who could be mailed. */
  readonly reader?: Subscriber | undefined;
}

/** Reads the list; an empty one where there is none. Rows that cannot be read are reported, and kept. */
export async function openSubscriberStore(file: string, report: Report): Promise<SubscriberStore> {
  if (!existsSync(file)) return { readers: new Map(), rows: [] };
  const texts: string[] = [];
  for await (const text of textLines(decodeList(listSource(file, "/")))) texts.push(text);
  const readers = new Map<string, Subscriber>();
  const said = new Map<number, Subscriber>();
  for await (const { subscriber, line } of readList(listSource(file, "/"), { name: file, columns: {} }, report)) {
    said.set(line, subscriber);
    if (!readers.has(keyOf(subscriber))) readers.set(keyOf(subscriber), subscriber);
  }
  const rows = texts.map((text, index) => ({ text, reader: said.get(index + 1) }));
  return { readers, rows: rows.filter(({ text }) => text.trim() !== "") };
}

/**
 * Writes the list: JSON lines, sorted by nothing, so that who came first stays first. What did not change stays as
 * people wrote it: rows of other readers as they stand, also those that cannot be read, and of a reader about whom
 * something is new all but that. Rows of who was removed go.
 */
export function saveSubscriberStore(file: string, { readers, rows }: SubscriberStore): void {
  const others = new Map(readers);
  const kept = rows.flatMap(({ text, reader }) => {
    const now = reader && readers.get(keyOf(reader));
    if (!reader) return [text];
    if (!now) return [];
    return [others.delete(keyOf(reader)) ? changeRow(text, reader, now) : text];
  });
  const added = [...others.values()].map((subscriber) => JSON.stringify(subscriber));
  makeFolders(dirname(file));
  const bytes = Buffer.from([...kept, ...added].map((row) => `${row}\n`).join(""));
  // Who may read it, and a link to where it is, are the owner's choice.
  const isThere = existsSync(file);
  const target = isThere ? realpathSync(file) : file;
  writeAtomically(target, bytes, `${target}.new`, isThere ? statSync(target).mode & 0o777 : undefined);
}

/**
 * Adds somebody. Who is on the list already is not doubled: what is new about them is taken over,
 * tags are added, and nothing is taken away.
 *
 * @returns Whether the address is new to the list.
 */
export function addSubscriber({ readers }: Pick<SubscriberStore, "readers">, subscriber: Subscriber): boolean {
  const key = keyOf(subscriber);
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

function keyOf({ address }: Subscriber): string {
  return address.toLowerCase();
}
