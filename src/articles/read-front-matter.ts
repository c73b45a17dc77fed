import { isYamlTooDeep } from "../markup/yaml-depth.js";
import type { Report } from "../problem/problem.js";
import type { FrontMatter } from "./front-matter.js";
import { readHeaders } from "./read-headers.js";
import { readJson } from "./read-json.js";
import { readPage } from "./read-page.js";
import { readToml } from "./read-toml.js";
import { readYaml } from "./read-yaml.js";
import type { SplitSource } from "./split-source.js";

/** A block of front matter and where it stands. */
export interface MatterSource {
  readonly file: string;
  readonly text: string;
  /** Line of the file on which `text` begins, 1-based. */
  readonly line: number;
}

/** Longest front matter that is read, in UTF-16 code units. Published ones stay below 8 KB; parsers of YAML do not like more. */
const SIZE_LIMIT = 65_536;

/** Levels of nesting that are read, in dialects whose parser recurses. */
const DEPTH_LIMIT = 100;

/**
 * Reads the front matter of a source, whatever its dialect.
 *
 * @returns undefined when it cannot be read, which is reported: what an article says about its
 *   date or its being a draft is unknown then, so that it must not be published.
 */
export function readFrontMatter(
  source: SplitSource,
  file: string,
  line: number,
  report: Report,
): FrontMatter | undefined {
  const refuse = (code: string, message: string, hint: string): undefined => {
    report({
      code: `articles/${code}`,
      severity: "error",
      message,
      place: { file, line: Math.max(1, line - 1), column: 1 },
      hint,
    });
    return undefined;
  };
  const matter = { file, text: source.matter, line };
  // It holds styles and scripts, which may be long.
  if (source.dialect === "page") return readPage(matter);
  if (source.foreign !== undefined) {
    return refuse(
      "front-matter-language",
      `Cannot read the front matter: expected yaml, toml or json after the fence, got "${source.foreign}"; nothing is executed`,
      "Write the front matter as YAML between two lines of ---",
    );
  }
  if (source.unclosed) {
    return refuse(
      "front-matter-unclosed",
      "Cannot read the front matter: expected a second fence below it, got the end of the file",
      "Close the front matter with a line like its first one",
    );
  }
  if (source.matter.length > SIZE_LIMIT) {
    return refuse(
      "front-matter-size",
      `Cannot read the front matter: expected at most ${SIZE_LIMIT} characters, got ${source.matter.length}`,
      "Move the text below the front matter",
    );
  }
  if (isYamlTooDeep(source.matter) || (source.dialect === "toml" && hasDeepKey(source.matter))) {
    return refuse(
      "front-matter-depth",
      `Cannot read the front matter: expected a few levels of nesting, got more than ${DEPTH_LIMIT}`,
      "Write lists and maps without nesting",
    );
  }
  return READERS[source.dialect](matter, report);
}

/** `a.b.c = 1` nests as brackets do. */
function hasDeepKey(toml: string): boolean {
  return toml.split("\n").some((line) => (line.split("=", 1)[0]?.split(".").length ?? 0) > DEPTH_LIMIT);
}

const READERS = {
  yaml: readYaml,
  toml: readToml,
  json: readJson,
  headers: readHeaders,
  none: ({ file }: MatterSource): FrontMatter => ({ values: {}, placeOf: () => ({ file }) }),
} as const;
