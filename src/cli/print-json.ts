import { VERSION } from "../version.js";
import type { Context } from "./command.js";

/** Prints the result of a command for programs: one JSON object, with the version that made it. */
export function printJson(
  result: { readonly ok: boolean; readonly [key: string]: unknown },
  { stdout }: Context,
): void {
  stdout.write(`${JSON.stringify({ postrider: VERSION, ...result }, null, 2)}\n`);
}
