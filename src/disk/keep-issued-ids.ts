import { join } from "node:path";
import { ISSUED_IDS_FILE } from "../articles/issued-ids-file.js";
import type { Problem } from "../problem/problem.js";
import type { ProjectTree } from "./project-tree.js";
import { type Stamp, stampOfFile } from "./stamp.js";
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
  if (text === undefined || (old && new TextDecoder().decode(old.read()) === text)) return { stamps: {}, problems: [] };
  const path = join(dir, ISSUED_IDS_FILE);
  try {
    writeAtomically(path, Buffer.from(text, "utf8"), `${path}.${process.pid}.tmp`);
    return { stamps: { [ISSUED_IDS_FILE]: stampOfFile(path) }, problems: [] };
  } catch (error) {
    return { stamps: {}, problems: [unkept(error)] };
  }
}

function unkept(error: unknown): Problem {
  const reason = error instanceof Error ? error.message.replace(/,.*$/, "") : String(error);
  return {
    code: "disk/ids-not-kept",
    severity: "warning",
    message: `Cannot write "${ISSUED_IDS_FILE}": expected the system to allow it, got ${reason}`,
    hint: "Make content/ writable: without the record, an article whose file is moved comes to readers as a new one",
  };
}
