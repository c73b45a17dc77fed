import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openPackMemory } from "../../src/disk/pack-memory.js";
import { digestOf } from "../../src/model/digest.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const key = (name: string) => digestOf(name);

/** Puts values and keeps them. */
function keep(folder: string, values: Readonly<Record<string, string>>, use: readonly string[] = []): void {
  const memory = openPackMemory(folder);
  for (const name of use) memory.has(key(name));
  for (const [name, value] of Object.entries(values)) memory.put(key(name), value);
  memory.commit();
  memory.close();
}

function recall(folder: string, name: string): string | undefined {
  const memory = openPackMemory(folder);
  const value = memory.get(key(name));
  memory.close();
  return value;
}

describe("openPackMemory()", () => {
  it("gives back what was put, at once and in the next build", () => {
    const folder = temporaryFolder();
    const memory = openPackMemory(folder);
    memory.put(key("a"), "Ünïcode ✓");
    expect(memory.get(key("a"))).toBe("Ünïcode ✓");
    memory.put(key("b"), "");
    memory.commit();
    expect(memory.get(key("a"))).toBe("Ünïcode ✓");
    memory.close();
    expect(recall(folder, "a")).toBe("Ünïcode ✓");
    expect(recall(folder, "b")).toBe("");
    expect(recall(folder, "c")).toBeUndefined();
  });

  it("forgets what was put but not committed", () => {
    const folder = temporaryFolder();
    const memory = openPackMemory(folder);
    memory.put(key("a"), "1");
    memory.close();
    expect(recall(folder, "a")).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("shows others what was published, while it goes on learning", () => {
    const folder = temporaryFolder();
    const memory = openPackMemory(folder);
    memory.put(key("a"), "1");
    expect(memory.publish()).toBe(true);
    memory.put(key("b"), "2");
    expect([recall(folder, "a"), recall(folder, "b")]).toEqual(["1", undefined]);
    memory.commit();
    expect([memory.get(key("a")), memory.get(key("b"))]).toEqual(["1", "2"]);
    memory.close();
    expect([recall(folder, "a"), recall(folder, "b")]).toEqual(["1", "2"]);
  });

  it("keeps what two processes put at the same time", () => {
    const folder = temporaryFolder();
    const [one, two] = [openPackMemory(folder), openPackMemory(folder)];
    one.put(key("a"), "1");
    two.put(key("b"), "2");
    two.commit();
    one.commit();
    one.close();
    two.close();
    expect([recall(folder, "a"), recall(folder, "b")]).toEqual(["1", "2"]);
  });

  it("joins packs when there are many, without losing anything of use", () => {
    const folder = temporaryFolder();
    const names = Array.from({ length: 30 }, (_, index) => `value ${index}`);
    for (const name of names) keep(folder, { [name]: name }, names);
    expect(readdirSync(folder).length).toBeLessThan(10);
    for (const name of names) expect(recall(folder, name)).toBe(name);
  });

  it("answers as a map would, however many values there are in however many packs", () => {
    const names = fc.nat(3000).map((number) => `value ${number}`);
    const builds = fc.array(fc.array(fc.tuple(names, fc.string({ maxLength: 5 })), { maxLength: 2000, size: "max" }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(builds, fc.array(names, { maxLength: 50 }), (builds, others) => {
        const folder = temporaryFolder();
        const expected = new Map<string, string>();
        for (const build of builds) {
          keep(folder, Object.fromEntries(build), [...expected.keys()]);
          for (const [name, value] of build) expected.set(name, value);
        }
        const memory = openPackMemory(folder);
        for (const name of [...expected.keys(), ...others]) {
          expect(memory.has(key(name))).toBe(expected.has(name));
          expect(memory.get(key(name))).toBe(expected.get(name));
        }
        expect(memory.get("")).toBeUndefined();
        memory.close();
      }),
      { numRuns: 20 },
    );
  });

  it("drops the oldest of what no build asks for when it grows large", () => {
    const folder = temporaryFolder();
    const large = "x".repeat(9 * 1024 * 1024);
    for (let index = 0; index < 20; index += 1) keep(folder, { [`${index}`]: large + index }, ["0"]);
    expect(recall(folder, "0")).toBe(`${large}0`);
    expect(recall(folder, "1")).toBeUndefined();
    expect(recall(folder, "19")).toBe(`${large}19`);
  });

  it("never gives a wrong value, whatever happens to its files", () => {
    const folder = temporaryFolder();
    keep(folder, { a: "the value of a", b: "the value of b" });
    const [name = ""] = readdirSync(folder);
    const whole = readFileSync(join(folder, name));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        writeFileSync(join(folder, name), damaged.subarray(0, length < at ? whole.length : length));
        for (const letter of ["a", "b"]) {
          expect([undefined, `the value of ${letter}`]).toContain(recall(folder, letter));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("keeps nothing, and says nothing, where it cannot write", () => {
    const folder = join(temporaryFolder(), "file");
    writeFileSync(folder, "");
    const memory = openPackMemory(join(folder, "memory"));
    memory.put(key("a"), "1");
    expect(memory.get(key("a"))).toBeUndefined();
    memory.commit();
    memory.close();
  });
});
