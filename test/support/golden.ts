import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const GOLDEN = new URL("../golden/", import.meta.url);

/**
 * Compares a text with the file `test/golden/<path>`. `POSTRIDER_UPDATE_GOLDEN=1` writes the files
 * anew instead; look at the diff before you commit it.
 */
export function expectGolden(path: string, text: string): void {
  const file = fileURLToPath(new URL(path, GOLDEN));
  if (process.env["POSTRIDER_UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (!existsSync(file)) throw new Error(`There is no test/golden/${path}: run with POSTRIDER_UPDATE_GOLDEN=1`);
  expect(text).toBe(readFileSync(file, "utf8"));
}
