import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { digestOf } from "../model/digest.js";
import { VERSION } from "../version.js";
import { COMPILED_TEMPLATES, PACKAGE_FOLDER } from "./built-in-templates.js";
import { sourceStamp, stampOfFile } from "./stamp.js";

/**
 * Hash of what is running: version, code and built-in templates, told by the stamps of their files.
 *
 * Who changes Postrider itself would else be shown what the code of a moment ago made.
 */
export function packageIdentity(): string {
  const own = dirname(fileURLToPath(import.meta.url));
  // The command line stands in one folder (`bundle-program.js`); elsewhere this is a room among others.
  const code = basename(own) === "program" ? own : dirname(own);
  const templates = [stampOfFile(COMPILED_TEMPLATES), ...stampsOf(join(PACKAGE_FOLDER, "templates"))];
  return digestOf(VERSION, process.versions.node, stampsOf(code), templates);
}

/** Folder by folder: reading them all at once takes Node twice as long. */
function stampsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = [folder, entry.name].join("/");
      if (entry.isDirectory()) return stampsOf(path);
      const counts = entry.isFile() && !entry.name.endsWith(".d.ts");
      return counts ? [`${path} ${sourceStamp(statSync(path))}`] : [];
    })
    .sort();
}
