import type { Report } from "../problem/problem.js";
import { flagOf, toFlag } from "./field-values.js";
import type { Fields } from "./fields.js";
import type { FileName } from "./file-name.js";
import type { FrontMatterMap } from "./front-matter.js";

/**
 * Tells whether an article is not to be published: `draft: true` (Hugo, Zola, Astro),
 * `published: false` (Jekyll), `status: draft` or `hidden` (Pelican), `permalink: false`
 * (Eleventy), or a file in `_drafts/`. A `draft` that is neither yes nor no counts as yes.
 */
export function isDraft(fields: Fields, values: FrontMatterMap, name: FileName, report: Report): boolean {
  const draft = fields.get("draft");
  if (draft !== undefined) return flagOf(draft, report) ?? true;
  const written = Object.entries(values).map(([key, value]) => [key.toLowerCase(), value] as const);
  const says = (key: string): string => {
    const value = written.find(([name]) => name === key)?.[1];
    return typeof value === "string" ? value.toLowerCase() : "";
  };
  return (
    name.draft ||
    isNo(says("published")) ||
    isNo(says("permalink")) ||
    /^(?:draft|hidden|private)$/.test(says("status"))
  );
}

function isNo(value: string): boolean {
  return value !== "" && toFlag(value) === false;
}
