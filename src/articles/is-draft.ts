import type { Report } from "../problem/problem.js";
import { quote, toFlag } from "./field-values.js";
import type { Field, Fields } from "./fields.js";
import type { FileName } from "./file-name.js";
import type { FrontMatterMap } from "./front-matter.js";

/**
 * Tells whether an article is not to be published: `draft: true` (Hugo, Zola, Astro),
 * `published: false` (Jekyll), `status: draft` or `hidden` (Pelican), `permalink: false`
 * (Eleventy), or a file in `_drafts/`.
 */
export function isDraft(fields: Fields, values: FrontMatterMap, name: FileName, report: Report): boolean {
  const draft = fields.get("draft");
  if (draft !== undefined) return toFlag(draft.value) ?? doubtful(draft, report);
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

/** Rather held back for once than published by mistake. */
function doubtful(draft: Field, report: Report): true {
  report({
    code: "articles/wrong-value",
    severity: "warning",
    message: `Cannot read "${draft.key}": expected true or false, got ${quote(draft.value)}; the article is held back`,
    place: draft.place(),
    hint: `Write ${draft.key}: true, or ${draft.key}: false`,
  });
  return true;
}

function isNo(value: string): boolean {
  return value !== "" && toFlag(value) === false;
}
