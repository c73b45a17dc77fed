import { describe, expect, it } from "vitest";
import { claimPaths } from "../../src/build/claim-paths.js";
import type { OutputFile } from "../../src/model/output-file.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import type { Memory } from "../../src/plugins/memory.js";
import type { Problem } from "../../src/problem/problem.js";

/** Claims paths twice with one memory: what it remembers changes nothing. */
function claim(...paths: readonly string[]) {
  const memory = mapMemory();
  const first = claimOnce(paths, memory);
  expect(claimOnce(paths, memory)).toEqual(first);
  return first;
}

function claimOnce(paths: readonly string[], memory: Memory) {
  const problems: Problem[] = [];
  const files = paths.map((path): OutputFile => ({ path, mediaType: "text/plain", key: path, bytes: () => path }));
  const kept = claimPaths(files, memory, (problem) => problems.push(problem)).map(({ path }) => path);
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

  it("lets what gives way have a path last, and names its place", () => {
    const problems: Problem[] = [];
    const file = (path: string, over: Partial<OutputFile> = {}): OutputFile => ({
      path,
      mediaType: "text/plain",
      key: path,
      bytes: () => path,
      ...over,
    });
    const place = { file: "content/articles/a.md" };
    const files = [
      file("feed.xml/index.html", { place, givesWay: true }),
      file("old/index.html", { place, givesWay: true }),
      file("Old/index.html", { place, givesWay: true }),
      file("feed.xml"),
    ];
    const kept = claimPaths(files, mapMemory(), (problem) => problems.push(problem));
    expect(kept.map(({ path }) => path)).toEqual(["old/index.html", "feed.xml"]);
    expect(problems.map(({ code, severity, place }) => [code, severity, place])).toEqual([
      ["build/path-taken", "warning", place],
      ["build/path-taken", "warning", place],
    ]);
  });

  it("says nothing of a path that gives way and that nobody wrote, as no one could correct it", () => {
    const problems: Problem[] = [];
    const file = (path: string): OutputFile => ({ path, mediaType: "", key: path, givesWay: true, bytes: () => path });
    const files = [file(".postrider/x/index.html"), file("a/index.html"), file("A/index.html")];
    const kept = claimPaths(files, mapMemory(), (problem) => problems.push(problem));
    expect(kept.map(({ path }) => path)).toEqual(["a/index.html"]);
    expect(problems).toEqual([]);
  });

  it("does not take one list of paths for another", () => {
    const memory = mapMemory();
    expect(claimOnce(["a", "b"], memory).codes).toEqual([]);
    expect(claimOnce(["a\nb"], memory).codes).toEqual(["build/unsafe-path"]);
    expect(claimOnce(["a,b"], memory).codes).toEqual([]);
    expect(claimOnce(["a", "b", "a"], memory).codes).toEqual(["build/path-taken"]);
  });

  it("allows names that begin with a dot", () => {
    const paths = [".well-known/a.txt", ".htaccess", "a/.b"];
    expect(claim(...paths)).toEqual({ kept: paths, codes: [] });
  });
});
