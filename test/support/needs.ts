import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestContext } from "vitest";

/** Folder beside the repository with real publications and scripts that judge outputs from outside. */
export const SHARED = fileURLToPath(new URL("../../../shared/", import.meta.url));

/**
 * Says that a test needs programs that come from the system, e.g. `needs(context, "newsboat")`.
 *
 * Where one is missing the test is skipped, loudly; with `POSTRIDER_REFUSE_SKIPS=1`, which
 * `.ci/run` sets after it has installed everything, it fails instead.
 */
export function needs(context: TestContext, ...programs: readonly string[]): void {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length > 0) refuse(context, `needs ${missing.join(", ")}: install it from your system's packages`);
}

/** Says that a test reads from the folder `shared/` beside the repository. */
export function needsShared(context: TestContext): void {
  if (!existsSync(SHARED)) refuse(context, "needs the folder ../shared with its corpora and oracles");
}

function refuse(context: TestContext, reason: string): void {
  const message = `NOT RUN: "${context.task.name}" ${reason}`;
  if (process.env["POSTRIDER_REFUSE_SKIPS"] === "1") throw new Error(message);
  process.stderr.write(`${message}\n`);
  context.skip(reason);
}

function isInstalled(program: string): boolean {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
