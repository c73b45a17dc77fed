import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { digest } from "../model/digest.js";
import { packageIdentity } from "./package-identity.js";

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
 */
export function openProject(dir: string, out = "out"): Project {
  const identity = packageIdentity();
  const folder = resolve(dir, MEMORY_FOLDER);
  const output = resolve(dir, out);
  return {
    dir: resolve(dir),
    out: output,
    memory: join(folder, `memory-${identity.slice(0, 8)}`),
    record: join(folder, `build-${digest(output).slice(0, 8)}.json`),
    identity,
  };
}

/** Makes the folder for what is remembered, and keeps it out of git, whatever the project ignores. */
export function prepareMemoryFolder({ dir }: Project): void {
  try {
    mkdirSync(join(dir, MEMORY_FOLDER), { recursive: true });
    writeFileSync(join(dir, MEMORY_FOLDER, ".gitignore"), "*\n", { flag: "wx" });
  } catch {
    // It is there already, or cannot be: then nothing is remembered.
  }
}
