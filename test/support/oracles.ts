import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SHARED } from "./needs.js";

/** Programs that the scripts of `shared/oracles/feeds` call. */
export const ORACLE_PROGRAMS = ["xmllint", "jing", "trang", "ruby", "go", "sfeed", "newsboat", "r2e"] as const;

/** Those that take a second or more for a feed: run where time permits. */
const SLOW = ["newsboat-check", "r2e-check", "liferea-check"];

/**
 * Lets a script of `shared/oracles/feeds` judge something.
 *
 * @returns What it said; empty where it has nothing to say against it.
 */
export function oracle(name: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const script = join(SHARED, "oracles/feeds", name);
    execFile(script, args, { env: environment(), maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve(error ? `${stdout}${stderr}` : ""),
    );
  });
}

/** All scripts that apply to a feed, one after the other. */
export async function allOracles(file: string, count: number, { slow = true } = {}): Promise<string> {
  const env = { ...environment(), SKIP: slow ? "liferea-check" : SLOW.join(" ") };
  const script = join(SHARED, "oracles/feeds/run-all");
  const args = ["-v", "--expect", String(count), file];
  const said = await new Promise<string>((resolve) => {
    execFile(script, args, { env, maxBuffer: 1e8 }, (error, stdout, stderr) => resolve(error ? stdout + stderr : ""));
  });
  return said
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("PASS"))
    .join("\n");
}

/** The schema is copied to where the scripts may write beside it, and compiled programs stay for the next run. */
function environment(): NodeJS.ProcessEnv {
  const folder = join(tmpdir(), "postrider-oracles");
  const schema = join(folder, "atom.rnc");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(schema)) copyFileSync(join(SHARED, "schemas/atom-rfc4287.rnc"), schema);
  const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
  return { ...process.env, TMPDIR: folder, ATOM_RNC: schema, ORACLE_NODE_MODULES: modules };
}
