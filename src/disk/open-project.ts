import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve, sep } from "node:path";
import { digest } from "../model/digest.js";
import { ProblemError } from "../problem/problem-error.js";
import { CONTENT_FOLDER } from "../publication/file-patterns.js";
import { makeFolders } from "./make-folders.js";
import { packageIdentity } from "./package-identity.js";
import { TEMPLATES_FOLDER } from "./project-tree.js";

/** Where the things of a project are. Absolute paths. */
export interface Project {
  /** The folder that holds `content/`. */
  readonly dir: string;
  /** Where the output goes. */
  readonly out: string;
  /** What is remembered from build to build; may be deleted at any time. */
  readonly memory: string;
  /** The record of the last build into `out`. */
  readonly record: string;
  /** See `packageIdentity`. */
  readonly identity: string;
}

/** The folder of a project for what Postrider remembers. */
export const MEMORY_FOLDER = ".postrider";

/**
 * Says where things are.
 *
 * @param dir - The folder that holds `content/`.
 * @param out - The output folder, from `dir`.
 * @throws {ProblemError} `disk/out-over-sources` if output and sources would get mixed up.
 */
export function openProject(dir: string, out = "out"): Project {
  const identity = packageIdentity();
  const folder = resolve(dir, MEMORY_FOLDER);
  const output = resolve(dir, out);
  refuseOverSources(dir, output);
  return {
    dir: resolve(dir),
    out: output,
    memory: join(folder, `memory-${identity.slice(0, 8)}`),
    record: join(folder, `build-${digest(output).slice(0, 8)}.json`),
    identity,
  };
}

/** Pages among the articles would be articles of the next build, and the other way round. */
function refuseOverSources(dir: string, output: string): void {
  for (const folder of [CONTENT_FOLDER, TEMPLATES_FOLDER, MEMORY_FOLDER].map((name) => resolve(dir, name))) {
    if (!isWithin(folder, output) && !isWithin(output, folder)) continue;
    throw new ProblemError({
      code: "disk/out-over-sources",
      severity: "error",
      message: `Cannot write the output to ${output}: expected a folder apart from the sources, got one that holds ${folder} or stands in it`,
      hint: "Name a folder of its own, as in --out public",
    });
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/**
 * Makes the folder for what is remembered, and keeps it out of git, whatever the project ignores.
 * What other versions of Postrider remembered goes when none of them was used for a while.
 */
export function prepareMemoryFolder({ dir, memory }: Project): void {
  const folder = join(dir, MEMORY_FOLDER);
  try {
    makeFolders(folder);
    for (const name of readdirSync(folder)) {
      if (name.startsWith("memory-") && name !== basename(memory)) removeUnused(join(folder, name));
    }
    writeFileSync(join(folder, ".gitignore"), "*\n", { flag: "wx" });
  } catch {
    // It is there already, or cannot be: then nothing is remembered.
  }
}

/** One week, in milliseconds: who goes back to an older version does it sooner. */
const UNUSED = 7 * 24 * 60 * 60 * 1000;

function removeUnused(folder: string): void {
  if (Date.now() - statSync(folder).mtimeMs > UNUSED) rmSync(folder, { recursive: true, force: true });
}
