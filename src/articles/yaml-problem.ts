import type { YAMLError } from "yaml";
import type { Problem } from "../problem/problem.js";
import { openingQuote } from "./mend-yaml.js";

/** An error of the YAML parser in our words, at an offset in the block. */
export interface YamlProblem extends Omit<Problem, "place"> {
  readonly offset: number;
}

/** Tells what was expected where the parser stumbled, what stands there, and what to type. */
export function yamlProblem(error: YAMLError, text: string): YamlProblem {
  if (error.code === "TAB_AS_INDENT") return { ...TAB, offset: error.pos[0] };
  const { expected, hint, offset = error.pos[0] } = explain(error, text);
  return {
    code: "articles/yaml",
    severity: "error",
    message: `Cannot read the front matter: expected ${expected}, got ${excerpt(text, offset)}`,
    offset,
    hint,
  };
}

const TAB: Omit<Problem, "place"> = {
  code: "articles/yaml-tab",
  severity: "warning",
  message: "Cannot indent with a tab: expected spaces, got a tab; it is read as spaces",
  hint: "Replace the tab with two spaces",
};

interface Explanation {
  readonly expected: string;
  readonly hint: string;
  /** Where the mistake is, when that is not where the parser noticed it. */
  readonly offset?: number;
}

function explain(error: YAMLError, text: string): Explanation {
  switch (error.code) {
    case "BLOCK_AS_IMPLICIT_KEY":
      return nestedKey(error, text);
    case "BAD_SCALAR_START":
      return { expected: "quotes around a value that begins with @, ` or %", hint: quoteIt(error, text) };
    case "BAD_DQ_ESCAPE":
      return { expected: "an escape that YAML knows", hint: "Write \\\\ for a backslash, or use single quotes" };
    case "UNEXPECTED_TOKEN":
      return unexpected(error, text);
    case "MULTILINE_IMPLICIT_KEY":
      return KEY_AND_VALUE;
    case "MULTIPLE_DOCS":
      return { expected: "one YAML document", hint: "Remove the --- that begins the second one" };
    case "MISSING_CHAR":
    case "BAD_INDENT":
      return unclosed(error, text);
    default:
      return { expected: "YAML", hint: "Put the value in quotes, or indent it as its neighbours" };
  }
}

const KEY_AND_VALUE: Explanation = { expected: '"key: value"', hint: "Put a colon and a space after the key" };

/** `title: Radio: a history`, or a key that is indented below a value. */
function nestedKey(error: YAMLError, text: string): Explanation {
  if (/:\s/.test(valueAt(error, text))) {
    return { expected: "quotes around a value that holds a colon", hint: quoteIt(error, text) };
  }
  const next = text.indexOf("\n", error.pos[0]) + 1;
  const [, indent = "", key = ""] = /^(\s*)([^\s:]+)/.exec(text.slice(next, next + 200)) ?? [];
  return {
    expected: "keys at the same indentation",
    hint: `Write ${key} at the beginning of its line`,
    offset: next + indent.length,
  };
}

/** Something behind a value that has ended already. */
function unexpected(error: YAMLError, text: string): Explanation {
  const value = valueAt(error, text);
  const item = /^-\s+(.*)$/.exec(value)?.[1];
  if (item !== undefined) {
    return {
      expected: "the list below its key",
      hint: `Begin it on the next line, or write ${keyAt(error, text)}: [${item}]`,
    };
  }
  const sign = /^[*&]/.exec(value)?.[0];
  const offset = text.lastIndexOf(value, error.pos[0]);
  if (sign) return { expected: `quotes around a value that begins with ${sign}`, hint: quoteIt(error, text), offset };
  return { expected: "the end of the line after the value", hint: quoteIt(error, text) };
}

function unclosed(error: YAMLError, text: string): Explanation {
  if (/quote/.test(error.message)) {
    const offset = openingQuote(text);
    return {
      expected: "a closing quote",
      hint: "Close the quote, or remove the one that opens it",
      ...(offset === undefined ? {} : { offset }),
    };
  }
  const [, bracket = ""] = /(?:with a|end with a) ([\]}])/.exec(error.message) ?? [];
  if (bracket === "") return KEY_AND_VALUE;
  const opening = text.lastIndexOf(bracket === "]" ? "[" : "{", error.pos[0]);
  return {
    expected: `${bracket} at the end of what opens here`,
    hint: `Close it with ${bracket}`,
    ...(opening < 0 ? {} : { offset: opening }),
  };
}

/** The line with its value in quotes that hold it. */
function quoteIt(error: YAMLError, text: string): string {
  const value = valueAt(error, text);
  const bare = /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
  const quoted = bare.includes('"') ? `'${bare.replaceAll("'", "''")}'` : `"${bare}"`;
  return `Write ${keyAt(error, text)}: ${quoted}`;
}

function keyAt(error: YAMLError, text: string): string {
  return /^\s*(?:- )?([^\s:]+):/.exec(lineAround(text, error.pos[0]))?.[1] ?? "key";
}

function valueAt(error: YAMLError, text: string): string {
  return /^\s*(?:- )?[^\s:]+:\s+(.*)$/.exec(lineAround(text, error.pos[0]))?.[1]?.trim() ?? "";
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? text.length : end);
}

/** What stands at an offset, short enough for a message. */
function excerpt(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  const rest = text.slice(offset, end === -1 ? text.length : end).trim();
  if (rest === "") return "the end of the line";
  const cut = rest.length > 40 ? `${rest.slice(0, 40)}…` : rest;
  return rest.includes('"') ? cut : `"${cut}"`;
}
