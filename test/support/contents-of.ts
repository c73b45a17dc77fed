import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Everything in an output folder but Postrider's own list: texts by path. */
export function contentsOf(root: string): Record<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => !name.startsWith(".postrider"),
  );
  const files = names.filter((name) => statSync(join(root, name)).isFile()).sort();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(root, name), "utf8")]));
}
