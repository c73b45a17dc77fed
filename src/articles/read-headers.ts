import type { FrontMatter, FrontMatterValue } from "./front-matter.js";
import { placeOfKey } from "./place-of-key.js";
import type { MatterSource } from "./read-front-matter.js";

/**
 * Reads `Key: value` lines as Python-Markdown's Meta-Data and MultiMarkdown have them (Pelican):
 * an indented line goes on with the value above; a key that comes again adds to a list.
 */
export function readHeaders(source: MatterSource): FrontMatter {
  const values: Record<string, FrontMatterValue> = {};
  let key = "";
  for (const line of source.text.split("\n")) {
    const [, name, value] = /^([^\s:][^:]*?)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      key = name.toLowerCase();
      const before = values[key];
      values[key] =
        before === undefined ? value : Array.isArray(before) ? [...before, value] : [before as string, value];
    } else if (key !== "" && line.trim() !== "") {
      values[key] = join(values[key], line.trim());
    }
  }
  return { values, placeOf: (...path) => placeOfKey({ ...source, text: source.text.toLowerCase() }, path) };
}

function join(value: FrontMatterValue | undefined, line: string): FrontMatterValue {
  return typeof value === "string" ? `${value} ${line}`.trim() : (value ?? line);
}
