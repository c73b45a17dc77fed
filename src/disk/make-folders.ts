import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder, and those above it that are missing; does nothing where it is there.
 *
 * Not by `mkdir` with `recursive`: where a folder can never be made, as below `/proc`, the system says of it that the
 * one above is missing, and Node makes that one, which is there, for ever.
 *
 * @param mode - Who may look into the new ones; without it, whoever may into new folders.
 * @throws what the system says where it refuses, as `EACCES`; `EEXIST` where something else stands there.
 */
export function makeFolders(path: string, mode?: number): void {
  try {
    make(path, mode);
  } catch (error) {
    const above = dirname(path);
    if (above === path || !(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    makeFolders(above, mode);
    make(path, mode);
  }
}

function make(path: string, mode: number | undefined): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (!existsSync(path) || !statSync(path).isDirectory()) throw error;
  }
}
