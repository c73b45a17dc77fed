import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OWN_FOLDER } from "./output-writer.js";
import { writeAtomically } from "./write-atomically.js";

/**
 * Paths of the files in an output folder that are Postrider's, from the list it keeps there.
 *
 * The list stands in the output itself, as it must be right wherever the output is carried, and when
 * everything else is forgotten: files that it does not name are never touched.
 */
export function readManifest(root: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(pathOf(root), "utf8").split("\n").filter(Boolean));
  } catch {
    return new Set();
  }
}

/** Writes the list, sorted; every path must be on it before its file is written, lest a crash orphan the file. */
export function writeManifest(root: string, paths: Iterable<string>): void {
  const text = [...paths].sort().map((path) => `${path}\n`);
  writeAtomically(pathOf(root), Buffer.from(text.join(""), "utf8"), `${pathOf(root)}.tmp`);
}

function pathOf(root: string): string {
  return join(root, OWN_FOLDER, "files.txt");
}
