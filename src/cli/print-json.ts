import { VERSION } from "../version.js";
import type { Context } from "./command.js";

/** Prints the result of a command for programs: one JSON object on one line, with the version that made it. */
export function printJson<T extends { readonly ok: boolean }>(result: T, { stdout }: Context): void {
  stdout.write(`${JSON.stringify({ postrider: VERSION, ...result })}\n`);
}
