import type { Place } from "../model/place.js";
import type { Problem } from "../problem/problem.js";

/** The problems that YAML can have which its parser does not mind; `yamlProblem` tells the others. */

export function continuedAtMargin(place: Place): Problem {
  return {
    code: "articles/yaml-margin",
    severity: "warning",
    message:
      "Cannot continue a quoted text here: expected it indented, got it at the margin; it is read as part of the value above",
    place,
    hint: "Indent the line by two spaces",
  };
}

export function duplicateKey(key: string, place: Place): Problem {
  return {
    code: "articles/duplicate-key",
    severity: "warning",
    message: `Cannot keep both values of "${key}": expected the key once, got it again; the last one counts`,
    place,
    hint: `Remove one of the two lines "${key}"`,
  };
}

/** Tags can ask for code to be run (`!!python/object/apply`, `!ruby/object`): here they mean nothing. */
export function unknownTag(tag: string, place: Place): Problem {
  return {
    code: "articles/yaml-tag",
    severity: "warning",
    message: `Cannot use the tag ${tag}: expected a plain value, got one with a tag; the tag means nothing here`,
    place,
    hint: "Remove the tag",
  };
}

export function notKeys(place: Place): Problem {
  return {
    code: "articles/front-matter-keys",
    severity: "error",
    message: "Cannot read the front matter: expected keys and values, got a list or a text",
    place,
    hint: "Write one key a line, as in title: A headline",
  };
}

export function unknownAlias(name: string, place: Place): Problem {
  return {
    code: "articles/yaml",
    severity: "error",
    message: `Cannot read the front matter: expected quotes around a value that begins with *, got the alias "${name}" of nothing`,
    place,
    hint: "Put the value in quotes",
  };
}

export function tooManyAliases(limit: number, place: Place): Problem {
  return {
    code: "articles/yaml-aliases",
    severity: "error",
    message: `Cannot read the front matter: expected at most ${limit} uses of aliases, got more`,
    place,
    hint: "Write the values out instead of using & and *",
  };
}
