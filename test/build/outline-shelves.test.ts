import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryTree } from "../../src/build/memory-tree.js";
import { recallShelf, rememberShelf, shelve } from "../../src/build/outline-shelves.js";
import type { SourceFile } from "../../src/model/source-tree.js";
import { mapMemory } from "../../src/plugins/map-memory.js";

const nameOf = (file: SourceFile): string => `${file.digest()} ${file.path}`;
const treeOf = (numbers: Iterable<number>) =>
  memoryTree(Object.fromEntries(Array.from(numbers, (number) => [`content/articles/${number}.md`, `Text ${number}.`])));
const shelvesOf = (numbers: Iterable<number>) => [...shelve(treeOf(numbers).files, nameOf)];
const numbers = fc.uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 2000, size: "max" });

describe("shelve()", () => {
  it("gives each file one place, in order, on shelves that are not too long", () => {
    fc.assert(
      fc.property(numbers, (numbers) => {
        const shelves = shelvesOf(numbers);
        expect(shelves.flatMap(({ files }) => files.map(({ path }) => path))).toEqual(
          treeOf(numbers).files.map(({ path }) => path),
        );
        expect(Math.max(...shelves.map(({ files }) => files.length))).toBeLessThanOrEqual(256);
      }),
      { numRuns: 20 },
    );
  });

  it("changes few shelves when a file comes, whatever follows it", () => {
    fc.assert(
      fc.property(numbers, fc.nat(100_000), (numbers, another) => {
        const before = new Set(shelvesOf(numbers).map(({ key }) => key));
        const after = shelvesOf(new Set([...numbers, another]));
        // One, or two where the file ends a shelf; more only until the next end, where shelves are cut for their length.
        expect(after.filter(({ key }) => !before.has(key)).length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a shelf", () => {
  const [shelf = { files: [] }] = shelvesOf([1, 2]);
  const [one, two] = shelf.files.map(({ path }) => ({ source: path, key: `key of ${path}`, problems: [] }));

  it("gives back the outlines that were put on it, and none where there was none", () => {
    const memory = mapMemory();
    expect(recallShelf(shelf, memory)).toBeUndefined();
    rememberShelf(shelf, [one, undefined], memory);
    expect(recallShelf(shelf, memory)).toEqual([one, undefined]);
    rememberShelf(shelf, [one, two], memory);
    expect(recallShelf(shelf, memory)).toEqual([one, two]);
  });

  it("is not remembered when a file on it has changed", () => {
    const memory = mapMemory();
    rememberShelf(shelf, [one, two], memory);
    const [changed = { files: [] }] = shelve(
      memoryTree({ "content/articles/1.md": "Text 1.", "content/articles/2.md": "Another text." }).files,
      nameOf,
    );
    expect(changed.files.length).toBe(shelf.files.length);
    expect(recallShelf(changed, memory)).toBeUndefined();
  });
});
