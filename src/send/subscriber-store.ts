import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { writeAtomically } from "../disk/write-atomically.js";
import type { Subscriber } from "../model/subscriber.js";
import type { Report } from "../problem/problem.js";
import { readList } from "../subscribers/read-list.js";
import { listSource } from "./list-source.js";

/** The list that Postrider keeps, held in memory to be changed: by address in lower case. */
export type SubscriberStore = Map<string, Subscriber>;

/** Reads the list; an empty one where there is none. */
export async function openSubscriberStore(file: string, report: Report): Promise<SubscriberStore> {
  const store: SubscriberStore = new Map();
  if (!existsSync(file)) return store;
  for await (const { subscriber } of readList(listSource(file, "/"), { name: file, columns: {} }, report)) {
    store.set(subscriber.address.toLowerCase(), subscriber);
  }
  return store;
}

/** Writes the list: JSON lines, sorted by nothing, so that who came first stays first. */
export function saveSubscriberStore(file: string, store: SubscriberStore): void {
  mkdirSync(dirname(file), { recursive: true });
  const text = [...store.values()].map((subscriber) => `${JSON.stringify(subscriber)}\n`).join("");
  writeAtomically(file, Buffer.from(text), `${file}.new`);
}

/**
 * Adds somebody. Who is on the list already is not doubled: what is new about them is taken over,
 * tags are added, and nothing is taken away.
 *
 * @returns Whether the address is new to the list.
 */
export function addSubscriber(store: SubscriberStore, subscriber: Subscriber): boolean {
  const key = subscriber.address.toLowerCase();
  const known = store.get(key);
  if (!known) {
    store.set(key, subscriber);
    return true;
  }
  const language = subscriber.language ?? known.language;
  store.set(key, {
    address: known.address,
    name: subscriber.name || known.name,
    ...(language === undefined ? {} : { language }),
    tags: [...new Set([...known.tags, ...subscriber.tags])],
    fields: { ...known.fields, ...subscriber.fields },
  });
  return false;
}
