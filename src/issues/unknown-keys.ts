import { type FrontMatter, type FrontMatterMap, type FrontMatterValue, isMap } from "../articles/front-matter.js";
import type { Report } from "../problem/problem.js";
import { suggest } from "../problem/suggest.js";
import { listOf } from "./list-of.js";

/** Reports every key of an issue file that means nothing (`issues/key-unknown`): what it says would be lost in silence. */
export function reportUnknownKeys(front: FrontMatter, report: Report): void {
  const { pins, sections, sponsors, corrections } = front.values;

  function lookAt(values: FrontMatterMap, known: readonly string[], path: readonly (string | number)[]): void {
    for (const key of Object.keys(values)) {
      if (known.includes(key)) continue;
      const near = suggest(key, known);
      report({
        code: "issues/key-unknown",
        severity: "error",
        message: `Cannot understand "${key}" in an issue file: expected one of ${known.join(", ")}, got "${key}"`,
        place: front.placeOf(...path, key),
        hint: near === undefined ? "Delete it" : `Write ${near}:`,
      });
    }
  }

  function lookAtAll(
    list: FrontMatterValue | undefined,
    known: readonly string[],
    path: readonly (string | number)[],
  ): void {
    for (const [index, values] of listOf(list).entries()) if (isMap(values)) lookAt(values, known, [...path, index]);
  }

  lookAt(front.values, KEYS, []);
  lookAtAll(pins, REFERENCE_KEYS, ["pins"]);
  lookAtAll(sections, SECTION_KEYS, ["sections"]);
  for (const [index, section] of listOf(sections).entries()) {
    if (isMap(section)) lookAtAll(section["articles"], REFERENCE_KEYS, ["sections", index, "articles"]);
  }
  lookAtAll(sponsors, SPONSOR_KEYS, ["sponsors"]);
  lookAtAll(corrections, CORRECTION_KEYS, ["corrections"]);
}

/** Everything that the front matter of an issue file may say. */
const KEYS = [
  "date",
  "slug",
  "title",
  "subject",
  "preheader",
  "language",
  "pins",
  "sections",
  "sponsors",
  "corrections",
  "fill",
];
const SECTION_KEYS = ["title", "articles", "tag", "author", "section", "count", "as"];
const SPONSOR_KEYS = ["name", "url", "text", "position", "disclosure"];
const CORRECTION_KEYS = ["text", "article", "issue"];
const REFERENCE_KEYS = ["article", "note", "blurb"];
