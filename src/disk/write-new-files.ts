import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ProblemError } from "../problem/problem-error.js";
import { makeFolders } from "./make-folders.js";

/**
 * Writes files that must not exist yet; when one does, none is written.
 *
 * @param folder - Made if there is none.
 * @param files - Contents by path from the folder, `/` between the parts.
 * @throws {ProblemError} `disk/exists` for every file that is there already.
 */
export async function writeNewFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  const [first, ...others] = Object.keys(files)
    .filter((path) => existsSync(join(folder, path)))
    .map(exists);
  if (first) throw new ProblemError([first, ...others]);
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    makeFolders(dirname(target));
    // wx: fails rather than replaces what appeared meanwhile.
    await writeFile(target, content, { flag: "wx" });
  }
}

function exists(path: string) {
  return {
    code: "disk/exists",
    severity: "error",
    message: `Cannot write ${path}: expected no such file, got one; nothing was written`,
    place: { file: path },
    hint: "Choose another name or folder, or move the file away",
  } as const;
}
