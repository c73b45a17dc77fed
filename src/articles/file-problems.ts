import type { Place } from "../model/place.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Problem } from "../problem/problem.js";

/** The problems that a file can have as a whole. */

export function tooLarge({ path, byteLength }: SourceFile, limit: number): Problem {
  return {
    code: "articles/too-large",
    severity: "error",
    message: `Cannot send an article of ${byteLength} bytes to readers: expected at most ${limit}`,
    place: { file: path, line: 1, column: 1 },
    hint: "Split it, or move what is written into it, such as pictures as data: addresses, to files beside it",
  };
}

export function empty(file: string): Problem {
  return {
    code: "articles/empty",
    severity: "error",
    message: "Cannot publish an empty file: expected front matter and text, got nothing",
    place: { file, line: 1, column: 1 },
    hint: "Write the article, or remove the file",
  };
}

export function twoVersions(place: Place): Problem {
  return {
    code: "articles/merge-conflict",
    severity: "error",
    message: "Cannot publish two versions of a text: expected one, got the marks that git leaves at a merge conflict",
    place,
    hint: "Keep one of the two, and delete the lines with <<<<<<<, ======= and >>>>>>>",
  };
}

export function untitled(file: string, line: number): Problem {
  return {
    code: "articles/title-missing",
    severity: "error",
    message: "Cannot find a title: expected one in the front matter or as first heading, got none",
    place: { file, line, column: 1 },
    hint: 'Write title: A headline into the front matter, or title: "" where there shall be none',
  };
}
