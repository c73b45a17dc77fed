import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/** The packages that a module brings with it at once: those of its imports, and of theirs; not those it imports later. */
function packagesOf(module: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const text = readFileSync(module, "utf8");
  const names = [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from "([^"]+)";/gm)]
    .filter(([statement]) => !/^import \{(?:\s*type \w+,?)+\s*\} from/.test(statement))
    .map(([, name]) => name ?? "");
  const packages = names.filter((name) => !name.startsWith(".") && !name.startsWith("node:"));
  const below = names
    .filter((name) => name.startsWith("."))
    .flatMap((name) => packagesOf(join(dirname(module), name.replace(/\.js$/, ".ts")), seen));
  return [...new Set([...packages, ...below])].sort();
}

describe("start-up", () => {
  it("of any command loads the parser of the command line and the colours, and no other package", () => {
    expect(packagesOf(join(SRC, "cli/run-process.ts"))).toEqual(["commander", "picocolors"]);
  });

  it("of a build that finds nothing changed loads no package", () => {
    expect(packagesOf(join(SRC, "disk/build-project.ts"))).toEqual([]);
  });

  it("of what reads the settings loads what it takes", () => {
    expect(packagesOf(join(SRC, "publication/parse-settings.ts"))).toEqual(["yaml", "zod"]);
  });

  it("prints the version before anything else is loaded", () => {
    expect(packagesOf(join(SRC, "cli/main.ts"))).toEqual([]);
  });
});
