import { stringify } from "yaml";
import type { z } from "zod";
import type { Problem } from "../problem/problem.js";
import { suggest } from "../problem/suggest.js";
import { knownKeys, settingsOptions } from "./settings-options.js";
import type { SettingsYaml } from "./settings-yaml.js";

/** Words for what zod calls the types of values. */
const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "keys and values",
  record: "keys and values",
};

const FORMATS: Readonly<Record<string, string>> = {
  url: "an absolute address, as in https://courier.example/",
  email: "an email address, as in editor@courier.example",
};

/**
 * Says in a few words what was expected where zod found something else. Schemas say it
 * themselves where they know better: `z.string().regex(…, "a time of day")`.
 */
export function expectedBy(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? issue.expected;
    case "invalid_value":
      return oneOf(issue.values.map(String));
    case "invalid_format":
      return FORMATS[issue.format] ?? "another form";
    case "too_small":
      if (issue.origin === "string") return "a text that is not empty";
      return issue.inclusive === false ? `more than ${issue.minimum}` : `at least ${issue.minimum}`;
    case "too_big":
      return `at most ${issue.maximum}`;
    case "invalid_union":
      return oneOf(issue.errors.flatMap((errors) => errors.slice(0, 1).map(({ message }) => message)));
    default:
      return "another value";
  }
}

/** The problems that one issue of zod stands for: one for each unknown key, else one. */
export function settingsProblems(issue: z.core.$ZodIssue, yaml: SettingsYaml): readonly Problem[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(key, issue.path, yaml));
  const key = issue.path.map(String).join(".");
  const got = valueAt(yaml.values, issue.path);
  if (got === undefined) return [missingKey(key, issue, yaml)];
  return [
    {
      code: "publication/settings-value",
      severity: "error",
      message: `Cannot use the setting "${key}": expected ${issue.message}, got ${shown(got)}`,
      place: yaml.placeOf(issue.path),
      hint: hintFor(issue, got),
    },
  ];
}

function unknownKey(key: string, path: readonly PropertyKey[], yaml: SettingsYaml): Problem {
  const known = knownKeys(path);
  return {
    code: "publication/settings-unknown",
    severity: "error",
    message: `Cannot use the setting "${[...path, key].map(String).join(".")}": expected a known key, got "${key}"`,
    place: yaml.placeOfKey([...path, key]),
    hint: didYouMean(key, known, `Remove it, or write one of ${known.join(", ")}`),
  };
}

function missingKey(key: string, issue: z.core.$ZodIssue, yaml: SettingsYaml): Problem {
  return {
    code: "publication/settings-required",
    severity: "error",
    message: `Cannot do without the setting "${key}": expected ${issue.message}, got nothing`,
    place: yaml.placeOf(issue.path),
    hint: exampleOf(issue.path) ?? `Add ${key}`,
  };
}

function hintFor(issue: z.core.$ZodIssue, got: unknown): string {
  if (issue.code === "custom" && typeof issue.params?.["hint"] === "string") return issue.params["hint"];
  if (issue.code === "invalid_value" && typeof got === "string") {
    const choices = issue.values.map(String);
    return didYouMean(got, choices, `Write one of ${choices.join(", ")}`);
  }
  if (issue.message === TYPES["string"] && typeof got !== "object")
    return `Put it in quotes: ${JSON.stringify(String(got))}`;
  return exampleOf(issue.path) ?? `Write ${issue.message}`;
}

function didYouMean(word: string, known: readonly string[], otherwise: string): string {
  const meant = suggest(word, known);
  return meant === undefined ? otherwise : `Did you mean "${meant}"?`;
}

/** The documented example of a setting, or of the list or group it stands in, as it would be typed. */
function exampleOf(path: readonly PropertyKey[]): string | undefined {
  const key = path
    .map((step) => (typeof step === "number" ? "[]" : `.${String(step)}`))
    .join("")
    .slice(1);
  const option = settingsOptions().findLast((known) => key === known.key || key.startsWith(`${known.key}.`));
  if (!option) return undefined;
  const typed = stringify(
    { [option.key.split(".").at(-1) ?? ""]: option.example },
    { collectionStyle: "flow", lineWidth: 0 },
  );
  return `For example ${typed.trim().replace(/^\{ (.*) \}$/, "$1")}`;
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  let value = values;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[step];
  }
  return value;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "keys and values";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function oneOf(words: readonly string[]): string {
  const all = [...new Set(words)];
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;
}
