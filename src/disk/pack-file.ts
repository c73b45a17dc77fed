import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import type { IndexedPack } from "./pack-index.js";

/**
 * A file of many values: the values, one after the other; an index of them; a footer that says
 * where the index is. It is written once, and never changed after.
 */
export interface PackFile extends IndexedPack {
  /** Reads a value; undefined when the disk has lost it. */
  read(entry: number): Buffer | undefined;
  lengthOf(entry: number): number;
  close(): void;
}

/** Bytes of a key (digests have 32 hex digits), its value's offset (48 bits), length and CRC-32. */
const ENTRY = 16 + 6 + 4 + 4;
/** Number of entries, CRC-32 of the index, and the name of the format. */
const FOOTER = 16;
const FORMAT = "PRPACK01";
const KEY = /^[0-9a-f]{32}$/;
const WRITE_SIZE = 1 << 20;
/** What is read at once where one value after the other is asked for, and how far apart these may be, in bytes. */
const WINDOW = 1 << 18;
const NEAR = 1 << 16;

/** Opens a pack; undefined when it is not a whole one, whatever happened to it. */
export function openPack(path: string): PackFile | undefined {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return undefined;
  }
  const index = readIndex(file);
  if (!index) closeSync(file);
  return index && reader(file, index);
}

/** Writes a pack; it can be read from before it is finished. */
export interface PackWriter extends PackFile {
  /** @param key - 32 hex digits. */
  add(key: string, value: Uint8Array): void;
  /** Writes index and footer. The pack is whole from then on. */
  finish(): void;
}

export function createPack(path: string): PackWriter {
  const file = openSync(path, "wx+");
  let index = Buffer.alloc(64 * ENTRY);
  let count = 0;
  let written = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const readAt = windowReader(file);

  function flush(): void {
    if (waitingBytes === 0) return;
    writeAll(file, Buffer.concat(waiting), written);
    written += waitingBytes;
    [waiting, waitingBytes] = [[], 0];
  }

  function add(key: string, value: Uint8Array): void {
    if (!KEY.test(key)) throw new RangeError(`Cannot keep a value: expected a key of 32 hex digits, got "${key}"`);
    if ((count + 1) * ENTRY > index.length) index = Buffer.concat([index, Buffer.alloc(index.length)]);
    const at = count * ENTRY;
    index.write(key, at, "hex");
    index.writeUIntBE(written + waitingBytes, at + 16, 6);
    index.writeUInt32BE(value.length, at + 22);
    index.writeUInt32BE(crc32(value), at + 26);
    waiting.push(value);
    waitingBytes += value.length;
    if (waitingBytes >= WRITE_SIZE) flush();
    count += 1;
  }

  /** Unchecked: it was written a moment ago. */
  function read(entry: number): Buffer | undefined {
    if (index.readUIntBE(entry * ENTRY + 16, 6) + lengthAt(index, entry) > written) flush();
    return readEntry(readAt, index, entry);
  }

  function finish(): void {
    flush();
    const entries = index.subarray(0, count * ENTRY);
    const footer = Buffer.alloc(FOOTER);
    footer.writeUInt32BE(count, 0);
    footer.writeUInt32BE(crc32(entries), 4);
    footer.write(FORMAT, 8, "latin1");
    writeAll(file, Buffer.concat([entries, footer]), written);
  }

  return {
    get count() {
      return count;
    },
    keyOf: (entry) => keyAt(index, entry),
    add,
    read,
    lengthOf: (entry) => lengthAt(index, entry),
    finish,
    close: () => closeSync(file),
  };
}

function readIndex(file: number): Buffer | undefined {
  const size = fstatSync(file).size;
  const footer = readExactly(file, size - FOOTER, FOOTER);
  if (footer?.toString("latin1", 8) !== FORMAT) return undefined;
  const length = footer.readUInt32BE(0) * ENTRY;
  const index = readExactly(file, size - FOOTER - length, length);
  return index && crc32(index) === footer.readUInt32BE(4) ? index : undefined;
}

function reader(file: number, index: Buffer): PackFile {
  const readAt = windowReader(file);
  return {
    count: index.length / ENTRY,
    keyOf: (entry) => keyAt(index, entry),
    lengthOf: (entry) => lengthAt(index, entry),
    read(entry) {
      const value = readEntry(readAt, index, entry);
      return value && crc32(value) === index.readUInt32BE(entry * ENTRY + 26) ? value : undefined;
    },
    close: () => closeSync(file),
  };
}

function readEntry(readAt: ReadAt, index: Buffer, entry: number): Buffer | undefined {
  return readAt(index.readUIntBE(entry * ENTRY + 16, 6), lengthAt(index, entry));
}

function keyAt(index: Buffer, entry: number): Buffer {
  return index.subarray(entry * ENTRY, entry * ENTRY + 16);
}

function lengthAt(index: Buffer, entry: number): number {
  return index.readUInt32BE(entry * ENTRY + 22);
}

type ReadAt = (position: number, length: number) => Buffer | undefined;

/**
 * Reads values, and where they are asked for in some order, forwards or backwards, those around
 * them: one call of the system for twenty articles.
 */
function windowReader(file: number): ReadAt {
  let window: Buffer = Buffer.alloc(0);
  let start = 0;
  let last = Number.NEGATIVE_INFINITY;

  return (position, length) => {
    const before = last;
    last = position;
    if (position < start || position + length > start + window.length) {
      if (Math.abs(position - before) > NEAR || length > NEAR) return readExactly(file, position, length);
      start = Math.max(0, position - WINDOW / 2);
      window = readSome(file, start, WINDOW);
    }
    const value = window.subarray(position - start, position - start + length);
    return value.length === length ? value : undefined;
  };
}

/** Undefined when the file ends before, or the disk fails: then the value counts as forgotten. */
function readExactly(file: number, position: number, length: number): Buffer | undefined {
  const bytes = position < 0 ? undefined : readSome(file, position, length);
  return bytes?.length === length ? bytes : undefined;
}

/** As much as there is. */
function readSome(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let read = 0;
  try {
    while (read < length) {
      const count = readSync(file, buffer, read, length - read, position + read);
      if (count === 0) break;
      read += count;
    }
  } catch {
    // What was read until then may be all that is wanted.
  }
  return buffer.subarray(0, read);
}

function writeAll(file: number, bytes: Uint8Array, position: number): void {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written);
  }
}
