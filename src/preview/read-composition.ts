import type { CurationChange } from "../issues/curate-issue-file.js";

type ChangedSection = CurationChange["sections"][number];

/** Reads what the page posts as a composition; undefined where it is none: anything may come over HTTP. */
export function readComposition(posted: unknown): CurationChange | undefined {
  const { pins, sections } = fieldsOf(posted);
  if (!isNames(pins) || !Array.isArray(sections)) return undefined;
  const read = sections.map(readSection).filter((section) => section !== undefined);
  return read.length === sections.length ? { pins, sections: read } : undefined;
}

function readSection(posted: unknown): ChangedSection | undefined {
  const { title, as, articles } = fieldsOf(posted);
  if (!isNames(articles) || (as !== "stories" && as !== "briefs" && as !== "links")) return undefined;
  return { title: typeof title === "string" && title !== "" ? title : undefined, as, articles };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}
