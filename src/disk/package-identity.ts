import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { digestOf } from "../model/digest.js";
import { VERSION } from "../version.js";
import { PACKAGE_FOLDER } from "./built-in-templates.js";
import { sourceStamp } from "./stamp.js";

/**
 * Hash of what is running: version, code and built-in templates, told by the stamps of their files.
 *
 * Who changes Postrider itself would else be shown what the code of a moment ago made.
 */
export function packageIdentity(): string {
  const code = dirname(dirname(fileURLToPath(import.meta.url)));
  return digestOf(VERSION, process.versions.node, stampsOf(code), stampsOf(join(PACKAGE_FOLDER, "templates")));
}

function stampsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.d\.ts$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return `${path} ${sourceStamp(statSync(path))}`;
    })
    .sort();
}
