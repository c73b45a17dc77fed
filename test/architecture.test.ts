import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { FLOORS, ROOMS_WITH_EFFECTS } from "./support/rooms.js";

const SRC = new URL("../src/", import.meta.url).pathname;

const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({
    path: relative(SRC, join(SRC, path)).split(sep).join("/"),
    text: readFileSync(join(SRC, path), "utf8"),
  }));

const floorOf = new Map(FLOORS.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));
const roomOf = (path: string): string | undefined => (path.includes("/") ? path.split("/")[0] : undefined);

/** Imports, exports from and dynamic imports of one file, as written. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name ?? "");
}

describe("the rooms of src/", () => {
  it("stand on a floor, all of them, and no floor has a room that does not exist", () => {
    const rooms = new Set(sources.map(({ path }) => roomOf(path)).filter((room) => room !== undefined));
    expect([...rooms].sort()).toEqual([...floorOf.keys()].sort());
  });

  it("import only from lower floors", () => {
    const wrong = sources.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((name) => name.startsWith("."))
        .map((name) => posix.join(posix.dirname(path), name))
        .filter((target) => !allowed(path, target))
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("keep effects to the rooms that may have them", () => {
    const effects = [
      /from "node:(?:fs|net|http|https|child_process|worker_threads|os|process|dns|tls|readline|timers)[^"]*"/,
      /\bprocess\.(?!versions)/,
      /\bconsole\./,
      /\bMath\.random\(/,
      /\bDate\.now\(/,
      /\bnew Date\(\)/,
      /\brandom(?:UUID|Bytes|Int)\(/,
      /\bfetch\(/,
      /DateTime\.(?:now|local\(\)|utc\(\))/,
    ];
    const wrong = sources
      .filter(({ path }) => !ROOMS_WITH_EFFECTS.has(roomOf(path) ?? ""))
      .flatMap(({ path, text }) =>
        effects.filter((effect) => effect.test(withoutComments(text))).map((effect) => `${path}: ${effect.source}`),
      );
    expect(wrong).toEqual([]);
  });
});

/** Within a room, and from `src/index.ts`, everything may be imported. */
function allowed(from: string, to: string): boolean {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (here === there || here === undefined) return true;
  if (there === undefined) return to === "version.js";
  return (floorOf.get(there) ?? Number.POSITIVE_INFINITY) < (floorOf.get(here) ?? -1);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
