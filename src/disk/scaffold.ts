import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Instant } from "../model/instant.js";
import { PACKAGE_FOLDER } from "./built-in-templates.js";

/** How long ago the articles of the scaffold are dated, in days: more than a week, so that an issue has them. */
const AGE = 8;

const IGNORE_FILE = ".gitignore";

/**
 * The files that a new publication begins with: those of `templates/init/`, dated so that
 * there is an issue already. A project that has a `.gitignore` keeps it.
 *
 * @param project - Absolute path of the project folder; it need not exist.
 * @returns Contents by path from the project folder.
 */
export function scaffold(project: string, now: Instant): Readonly<Record<string, string>> {
  const folder = join(PACKAGE_FOLDER, "templates", "init");
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = names.map((name) => {
    const inside = name
      .slice(folder.length + 1)
      .split(sep)
      .join("/");
    // npm leaves files of the name .gitignore out of packages.
    const path = inside === "gitignore" ? IGNORE_FILE : inside;
    return [path, dated(readFileSync(name, "utf8"), now)] as const;
  });
  return Object.fromEntries(files.filter(([path]) => path !== IGNORE_FILE || !existsSync(join(project, IGNORE_FILE))));
}

function dated(text: string, now: Instant): string {
  return text.replaceAll("{{day}}", new Date(now - AGE * 86_400_000).toISOString().slice(0, 10));
}
