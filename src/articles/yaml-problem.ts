import type { YAMLError } from "yaml";
import type { Place } from "../model/place.js";
import type { Problem } from "../problem/problem.js";

/** Tells an error of the YAML parser in our words: what was expected there, what stands there, what to type. */
export function yamlProblem(error: YAMLError, text: string, place: Place): Problem {
  if (error.code === "TAB_AS_INDENT") {
    return {
      code: "articles/yaml-tab",
      severity: "warning",
      message: "Cannot indent with a tab: expected spaces, got a tab; it is read as spaces",
      place,
      hint: "Replace the tab with two spaces",
    };
  }
  const { expected, hint } = explain(error, text);
  return {
    code: "articles/yaml",
    severity: "error",
    message: `Cannot read the front matter: expected ${expected}, got ${excerpt(text, error.pos[0])}`,
    place,
    hint,
  };
}

function explain(error: YAMLError, text: string): { expected: string; hint: string } {
  const [start] = error.pos;
  const line = lineAround(text, start);
  const [, key = "", value = ""] = /^\s*(?:- )?([^\s:]+):\s+(.*)$/.exec(line) ?? [];
  const quoted = key === "" ? "Put the value in quotes" : `Write ${key}: ${JSON.stringify(value.trim())}`;
  switch (error.code) {
    case "BLOCK_AS_IMPLICIT_KEY":
      return { expected: "quotes around a value that holds a colon", hint: quoted };
    case "BAD_SCALAR_START":
      return { expected: "quotes around a value that begins with @, ` or %", hint: quoted };
    case "BAD_ALIAS":
      return { expected: "quotes around a value that begins with * or &", hint: quoted };
    case "BAD_DQ_ESCAPE":
      return { expected: "an escape that YAML knows", hint: "Write \\\\ for a backslash, or use single quotes" };
    case "UNEXPECTED_TOKEN":
      return { expected: "the end of the line after the value", hint: `${quoted}, each quote in it as \\"` };
    case "MISSING_CHAR":
    case "BAD_INDENT":
      return /quote/.test(error.message)
        ? { expected: "a closing quote", hint: "Close the quote, or remove the one that opens it" }
        : /with a [\]}]|Flow/.test(error.message)
          ? { expected: "a closing bracket", hint: "Close the list with ]" }
          : { expected: '"key: value"', hint: "Put a colon and a space after the key" };
    case "MULTILINE_IMPLICIT_KEY":
      return { expected: '"key: value"', hint: "Put a colon and a space after the key" };
    case "MULTIPLE_DOCS":
      return { expected: "one YAML document", hint: "Remove the second ---" };
    default:
      return { expected: "YAML", hint: "Put the value in quotes, or indent it as its neighbours" };
  }
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? text.length : end);
}

/** What stands at an offset, short enough for a message. */
function excerpt(text: string, offset: number): string {
  const rest = text.slice(offset, text.indexOf("\n", offset) === -1 ? text.length : text.indexOf("\n", offset)).trim();
  if (rest === "") return "the end of the line";
  return JSON.stringify(rest.length > 40 ? `${rest.slice(0, 40)}…` : rest);
}
