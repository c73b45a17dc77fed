import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Instant } from "../model/instant.js";
import { PACKAGE_FOLDER } from "./built-in-templates.js";

/** Days before today on which the articles of the scaffold are dated: `{{day-1}}` is yesterday. */
const DAYS = [1, 2];

/**
 * The files that a new publication begins with: those of `templates/init/`, dated so that the
 * articles stand in the current issue.
 *
 * @returns Contents by path from the project folder.
 */
export function scaffold(now: Instant): Readonly<Record<string, string>> {
  const folder = join(PACKAGE_FOLDER, "templates", "init");
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    names.map((name) => {
      // npm leaves files of the name .gitignore out of packages.
      const path = name
        .slice(folder.length + 1)
        .split(sep)
        .join("/")
        .replace(/^gitignore$/, ".gitignore");
      return [path, dated(readFileSync(name, "utf8"), now)];
    }),
  );
}

function dated(text: string, now: Instant): string {
  return DAYS.reduce((rest, days) => rest.replaceAll(`{{day-${days}}}`, isoDay(now - days * 86_400_000)), text);
}

function isoDay(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10);
}
