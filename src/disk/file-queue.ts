import { posix } from "node:path";
import type { CheckedFile } from "../build/checked-file.js";

/** A file to be rendered and written. */
export interface FileToMake {
  readonly file: CheckedFile;
  /** Whether what stands in its place may be replaced: an earlier build wrote it. */
  readonly isOurs: boolean;
}

/** Files that wait: taken one by one at the front, and several at once at the back. */
export class FileQueue {
  readonly #files: readonly FileToMake[];
  readonly #returned: FileToMake[] = [];
  #front = 0;
  #back: number;

  constructor(files: readonly FileToMake[]) {
    this.#files = files;
    this.#back = files.length;
  }

  get length(): number {
    return this.#back - this.#front + this.#returned.length;
  }

  next(): FileToMake | undefined {
    const returned = this.#returned.pop();
    if (returned || this.#front === this.#back) return returned;
    this.#front += 1;
    return this.#files[this.#front - 1];
  }

  /**
   * Takes files from the back. Neighbours in a folder come together, as the three of a mail: they may be
   * made of one rendering.
   *
   * @param count - How many, or somewhat more; twice as many at the most.
   */
  takeLast(count: number): readonly FileToMake[] {
    const least = Math.max(this.#front, this.#back - 2 * count);
    let from = Math.max(this.#front, this.#back - count);
    while (from > least && this.#folderAt(from) === this.#folderAt(from - 1)) from -= 1;
    const taken = this.#files.slice(from, this.#back);
    this.#back = from;
    return taken;
  }

  /** Files that were taken and not made: they are for `next` alone. */
  giveBack(files: readonly FileToMake[]): void {
    this.#returned.push(...files);
  }

  #folderAt(index: number): string {
    return posix.dirname(this.#files[index]?.file.path ?? "");
  }
}
