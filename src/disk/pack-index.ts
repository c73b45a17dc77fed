/** A pack, as an index of several sees it. Its values are counted from 0. */
export interface IndexedPack {
  readonly count: number;
  /** The 16 bytes of a value's key; not to be kept. */
  keyOf(entry: number): Buffer;
}

/** Where a value is. */
export interface Found<Pack> {
  readonly pack: Pack;
  readonly entry: number;
}

/**
 * Finds values in packs by their keys; of several with one key the last counts.
 *
 * An open hash table of numbers: a build has three values an article, and a `Map` of them takes
 * some 190 bytes each, where this takes 20, and nothing that a garbage collector must walk through.
 */
export class PackIndex<Pack extends IndexedPack> {
  readonly #packs: { readonly pack: Pack; readonly first: number }[] = [];
  /** Values of all packs together; each has a number, in the order they were added. */
  #count = 0;
  /** By slot: one more than the number of a value, 0 where there is none; and the first bytes of its key. */
  #slots = new Uint32Array(1024);
  #starts = new Uint32Array(1024);
  /** By number: what became of the value. */
  #states = new Uint8Array(512);
  readonly #wanted = Buffer.alloc(16);

  /** Adds a pack with all its values; to the last one added, more may be added later. */
  addPack(pack: Pack): void {
    const first = this.#count;
    this.#packs.push({ pack, first });
    this.#makeRoom(first + pack.count);
    while (this.#count < first + pack.count) this.addValue();
  }

  /** The last pack has one value more. */
  addValue(): void {
    const number = this.#count;
    this.#makeRoom(number + 1);
    this.#count += 1;
    this.#insert(number);
  }

  /** Finds the value of a key (32 hex digits), and notes that it is of use still. */
  use(key: string): Found<Pack> | undefined {
    const number = this.#find(key);
    if (number === undefined) return undefined;
    this.#states[number] = STATES.used;
    return this.#placeOf(number);
  }

  /** Forgets a value that cannot be read. */
  lose(key: string): void {
    const number = this.#find(key);
    if (number !== undefined) this.#states[number] = STATES.gone;
  }

  /** All values that can be found, the newest first. */
  *newestFirst(): Generator<Found<Pack> & { readonly isUsed: boolean }> {
    for (let number = this.#count - 1; number >= 0; number -= 1) {
      const state = this.#states[number];
      if (state !== STATES.gone) yield { ...this.#placeOf(number), isUsed: state === STATES.used };
    }
  }

  /** Bytes of values that nobody used. */
  unusedBytes(lengthOf: (pack: Pack, entry: number) => number): number {
    let bytes = 0;
    for (const { pack, first } of this.#packs) {
      for (let entry = 0; entry < pack.count; entry += 1) {
        if (this.#states[first + entry] === STATES.unused) bytes += lengthOf(pack, entry);
      }
    }
    return bytes;
  }

  #find(key: string): number | undefined {
    if (this.#wanted.write(key, "hex") !== this.#wanted.length) return undefined;
    const number = (this.#slots[this.#slotOf(this.#wanted)] ?? 0) - 1;
    return number < 0 || this.#states[number] === STATES.gone ? undefined : number;
  }

  #placeOf(number: number): Found<Pack> {
    const own = this.#packs.findLast(({ first }) => first <= number);
    if (!own) throw new RangeError(`There is no value ${number} in the packs`);
    return { pack: own.pack, entry: number - own.first };
  }

  /** The slot of a key, or the free one where it would stand. Keys are digests: any part of them is as good as random. */
  #slotOf(key: Buffer): number {
    const start = key.readUInt32LE(0);
    const mask = this.#slots.length - 1;
    for (let slot = start & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return slot;
      if (this.#starts[slot] !== start) continue;
      const { pack, entry } = this.#placeOf(number);
      if (pack.keyOf(entry).equals(key)) return slot;
    }
  }

  #insert(number: number): void {
    const { pack, entry } = this.#placeOf(number);
    const key = pack.keyOf(entry);
    const slot = this.#slotOf(key);
    const before = (this.#slots[slot] ?? 0) - 1;
    if (before >= 0) this.#states[before] = STATES.gone;
    this.#slots[slot] = number + 1;
    this.#starts[slot] = key.readUInt32LE(0);
  }

  /** At least half of the slots stay free, so that values are found at once. */
  #makeRoom(count: number): void {
    let size = this.#slots.length;
    while (count * 2 > size) size *= 2;
    if (size === this.#slots.length) return;
    const states = new Uint8Array(size / 2);
    states.set(this.#states);
    this.#states = states;
    this.#slots = new Uint32Array(size);
    this.#starts = new Uint32Array(size);
    for (let number = 0; number < this.#count; number += 1) this.#insert(number);
  }
}

/** `gone`: lost, or another value has come under its key. */
const STATES = { unused: 0, used: 1, gone: 2 } as const;
