import { describe, expect, it } from "vitest";
import { claimPaths } from "../../src/build/claim-paths.js";
import type { OutputFile } from "../../src/model/output-file.js";
import type { Problem } from "../../src/problem/problem.js";

function claim(...paths: readonly string[]) {
  const problems: Problem[] = [];
  const files = paths.map((path): OutputFile => ({ path, mediaType: "text/plain", key: path, bytes: () => path }));
  const kept = claimPaths(files, (problem) => problems.push(problem)).map(({ path }) => path);
  return { kept, codes: problems.map(({ code }) => code) };
}

describe("claimPaths()", () => {
  it("lets the first file have a path", () => {
    expect(claim("a.html", "b.html", "a.html")).toEqual({ kept: ["a.html", "b.html"], codes: ["build/path-taken"] });
  });

  it.each([
    ["About/index.html", "about/index.html"],
    ["é.html", "e\u0301.html"],
    ["a", "a/index.html"],
    ["a/index.html", "a"],
    ["A", "a/b/c.html"],
  ])("takes %j and %j for one place, as some systems do", (first, second) => {
    expect(claim(first, second)).toEqual({ kept: [first], codes: ["build/path-taken"] });
  });

  it.each(["../a", "a/../../b", "/a", "a//b", "a/", "", ".", "a\\b", "a\nb", ".postrider/files.txt", ".Postrider"])(
    "refuses %j",
    (path) => {
      expect(claim(path)).toEqual({ kept: [], codes: ["build/unsafe-path"] });
    },
  );

  it("allows names that begin with a dot", () => {
    const paths = [".well-known/a.txt", ".htaccess", "a/.b"];
    expect(claim(...paths)).toEqual({ kept: paths, codes: [] });
  });
});
