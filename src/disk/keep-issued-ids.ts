import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ISSUED_IDS_FILE } from "../articles/issued-ids-file.js";
import { digest } from "../model/digest.js";
import type { Problem } from "../problem/problem.js";
import type { ProjectTree } from "./project-tree.js";
import { type Stamp, stampOfFile } from "./stamp.js";
import { systemReason } from "./system-reason.js";
import { writeAtomically } from "./write-atomically.js";

/** What became of the record of issued ids. */
export interface KeptIds {
  /** Stamp of the record where it was written anew, by its path. */
  readonly stamps: Readonly<Record<string, Stamp>>;
  readonly problems: readonly Problem[];
}

/** Writes the record of issued ids beside the articles, if it says anything new. */
export function keepIssuedIds(dir: string, tree: ProjectTree, text: string | undefined): KeptIds {
  const old = tree.get(ISSUED_IDS_FILE);
  const path = join(dir, ISSUED_IDS_FILE);
  // Somebody else has written it meanwhile, as git does: the next build goes on from there.
  if (text === undefined || (old ? old.digest() !== digestNow(path) : existsSync(path)))
    return { stamps: {}, problems: [] };
  if (old && new TextDecoder().decode(old.read()) === text) return { stamps: {}, problems: [] };
  try {
    writeAtomically(path, Buffer.from(text, "utf8"), `${path}.${process.pid}.tmp`);
    return { stamps: { [ISSUED_IDS_FILE]: stampOfFile(path) }, problems: [] };
  } catch (error) {
    return { stamps: {}, problems: [unkept(error)] };
  }
}

function digestNow(path: string): string {
  return existsSync(path) ? digest(readFileSync(path)) : "";
}

function unkept(error: unknown): Problem {
  return {
    code: "disk/ids-not-kept",
    severity: "warning",
    message: `Cannot write "${ISSUED_IDS_FILE}": expected the system to allow it, got ${systemReason(error)}`,
    hint: "Make content/ writable: without the record, an article whose file is moved comes to readers as a new one",
  };
}
