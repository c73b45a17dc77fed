import { randomBytes } from "node:crypto";
import { readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Memory } from "../plugins/memory.js";
import { makeFolders } from "./make-folders.js";
import { createPack, openPack, type PackFile, type PackWriter } from "./pack-file.js";
import { type Found, PackIndex } from "./pack-index.js";

/** A memory that lasts from build to build, in a folder of packs. */
export interface PackMemory extends Memory {
  /** Lets others that open the folder find what was put; returns whether they will. */
  publish(): boolean;
  /** Keeps what was put since it was opened or last committed, and cleans up. */
  commit(): void;
  /** Ends it; what was put since the last commit is forgotten. */
  close(): void;
}

/** What no build has asked for lately is kept up to this size, the newest first: 64 MiB. */
const UNUSED_LIMIT = 64 * 1024 * 1024;
/** With more packs than this they are joined to one: each costs a file to open in every build. */
const MOST_PACKS = 8;
/** A pack that was begun this long ago and not finished was left by a crash: one day, in milliseconds. */
const ABANDONED = 24 * 60 * 60 * 1000;

/**
 * Opens the memory in a folder, which need not exist.
 *
 * Packs are written under another name and renamed when they are whole, and are never changed
 * after, so that several processes may use one folder: each adds packs of its own. What cannot
 * be read counts as forgotten. Where the folder cannot be written, nothing is kept.
 */
export function openPackMemory(folder: string): PackMemory {
  const older = openPacks(folder);
  const index = new PackIndex<PackFile>();
  for (const { pack } of older) index.addPack(pack);
  const writers = packWriters(folder, index);
  let joined = false;

  function get(key: string): string | undefined {
    const found = index.use(key);
    const value = found?.pack.read(found.entry);
    if (found && !value) index.lose(key);
    return value?.toString("utf8");
  }

  function put(key: string, value: string): void {
    writers.add(key, Buffer.from(value, "utf8"));
    index.use(key);
  }

  function commit(): void {
    const joins =
      !joined &&
      (older.length >= MOST_PACKS || index.unusedBytes((pack, entry) => pack.lengthOf(entry)) > UNUSED_LIMIT);
    if (joins) carryOver();
    if (!writers.keep() || !joins) return;
    joined = true;
    for (const { path } of older) remove(path);
  }

  /** Copies out of the older packs what is worth it. */
  function carryOver(): void {
    for (const { pack, entry } of worthKeeping(index, new Set(older.map(({ pack }) => pack)))) {
      const value = pack.read(entry);
      if (value) put(pack.keyOf(entry).toString("hex"), value.toString("utf8"));
    }
  }

  return {
    get,
    has: (key) => index.use(key) !== undefined,
    put,
    share: (_, make) => make(),
    publish: () => writers.keep(),
    commit,
    close() {
      writers.close();
      for (const { pack } of older) pack.close();
    },
  };
}

/** What is in use of older packs, and of the rest the newest, as much as may be kept. */
function worthKeeping(index: PackIndex<PackFile>, older: ReadonlySet<PackFile>): readonly Found<PackFile>[] {
  const kept: Found<PackFile>[] = [];
  let room = UNUSED_LIMIT / 2;
  for (const { pack, entry, isUsed } of index.newestFirst()) {
    if (!older.has(pack)) continue;
    if (!isUsed) room -= pack.lengthOf(entry);
    if (isUsed || room >= 0) kept.push({ pack, entry });
  }
  return kept;
}

/** Packs of a folder, oldest first: their names begin with the time they were made. */
function openPacks(folder: string): { path: string; pack: PackFile }[] {
  const names = list(folder);
  for (const name of names.filter((name) => name.endsWith(".tmp"))) removeAbandoned(join(folder, name));
  return names
    .filter((name) => name.endsWith(".pack"))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const pack = openPack(path);
      if (!pack) remove(path);
      return pack ? [{ path, pack }] : [];
    });
}

/** The packs that this process writes: begun when there is something to put. */
function packWriters(folder: string, index: PackIndex<PackFile>) {
  const finished: PackWriter[] = [];
  let open: { readonly path: string; readonly pack: PackWriter } | undefined;
  let failed = false;

  function begin(): void {
    makeFolders(folder);
    const path = join(folder, `${Date.now().toString(36).padStart(10, "0")}-${randomBytes(4).toString("hex")}`);
    const pack = createPack(`${path}.tmp`);
    open = { path, pack };
    index.addPack(pack);
  }

  /** Gives up, as when the disk is full: nothing more is remembered. */
  function drop(): void {
    failed = true;
    open?.pack.close();
    if (open) remove(`${open.path}.tmp`);
    open = undefined;
  }

  function add(key: string, value: Uint8Array): void {
    if (failed) return;
    try {
      if (!open) begin();
      open?.pack.add(key, value);
      index.addValue();
    } catch {
      drop();
    }
  }

  /** Finishes the pack; returns whether everything that was put is safe. */
  function keep(): boolean {
    if (!open) return !failed;
    try {
      open.pack.finish();
      renameSync(`${open.path}.tmp`, `${open.path}.pack`);
      finished.push(open.pack);
      open = undefined;
      return true;
    } catch {
      drop();
      return false;
    }
  }

  function close(): void {
    if (open) drop();
    for (const pack of finished) pack.close();
  }

  return { add, keep, close };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removeAbandoned(path: string): void {
  const begun = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - begun > ABANDONED) remove(path);
}

/** On Windows a file that another process has open stays: then the next build removes it. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}
