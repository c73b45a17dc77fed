import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.js";

const MAIN = fileURLToPath(new URL("../../dist/program/main.js", import.meta.url));

/** Writes down what is loaded: ES modules as the loader meets them, the others when the process ends. */
const WATCH = `
  import { createRequire, register } from "node:module";
  import { appendFileSync } from "node:fs";
  const note = 'import { appendFileSync } from "node:fs";'
    + 'export function load(url, context, next) {'
    + '  appendFileSync(process.env.LOADED, url + "\\\\n"); return next(url, context); }';
  register("data:text/javascript," + encodeURIComponent(note));
  process.on("exit", () => appendFileSync(process.env.LOADED, Object.keys(createRequire("/").cache).join("\\n")));
`;

/** Runs the compiled command line in a folder, and tells the names of the packages that it loaded. */
export function loadedPackages(words: readonly string[], cwd: string): readonly string[] {
  const names = loadedFiles(words, cwd).flatMap((file) => /^(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(names)].sort();
}

/** The files of packages instead, from `node_modules`, sorted. */
export function loadedFiles(words: readonly string[], cwd: string): readonly string[] {
  const log = join(temporaryFolder(), "loaded.txt");
  const watch = `data:text/javascript,${encodeURIComponent(WATCH)}`;
  execFileSync(process.execPath, ["--no-warnings", "--import", watch, MAIN, ...words], {
    cwd,
    env: { ...process.env, LOADED: log },
  });
  const lines = existsSync(log) ? readFileSync(log, "utf8").split("\n") : [];
  const files = lines.flatMap((line) => /.*\/node_modules\/(.+)/.exec(line)?.[1] ?? []);
  return [...new Set(files)].sort();
}
