import { describe, expect, it } from "vitest";
import { readFileName } from "../../src/articles/file-name.js";

describe("readFileName()", () => {
  it.each([
    ["content/articles/hello.md", { name: "hello", date: undefined, language: undefined }],
    ["content/articles/2026-11-22-hello.md", { name: "hello", date: "2026-11-22" }],
    ["content/articles/20261122_hello.md", { name: "hello", date: "2026-11-22" }],
    ["site/_posts/2020-3-1-hello.markdown", { name: "hello", date: "2020-3-1" }],
    ["site/posts/2020-3-1-hello.md", { name: "2020-3-1-hello", date: "2020-3-1" }],
    ["content/articles/2026-11-22.md", { name: "2026-11-22", date: "2026-11-22" }],
    ["content/posts/2018/04/bug-bbq.md", { name: "bug-bbq", date: "2018-04-1" }],
    ["content/posts/2018/04/09/bug-bbq.md", { name: "bug-bbq", date: "2018-04-09" }],
    ["content/blog/hello/index.md", { name: "hello" }],
    ["content/blog/2026-11-22-hello/index.kk.md", { name: "hello", date: "2026-11-22", language: "kk" }],
    ["content/articles/hello.kk.md", { name: "hello", language: "kk" }],
    ["content/articles/hello.zh-Hans.md", { name: "hello", language: "zh-Hans" }],
    ["content/articles/v1.17.md", { name: "v1.17", language: undefined }],
    ["content/articles/node.xyz.md", { name: "node.xyz", language: undefined }],
    ["content/articles/meeting@7.md", { name: "meeting@7" }],
    ["content/articles/1000 words.md", { name: "1000 words", date: undefined }],
    ["content/articles/хабар.md", { name: "хабар" }],
    ["index.md", { name: "index" }],
  ])("reads %s", (path, expected) => {
    expect(readFileName(path)).toMatchObject(expected);
  });

  it("gives translations one key", () => {
    const [english, kazakh] = ["a/hello.md", "a/hello.kk.md"].map((path) => readFileName(path).key);
    expect(english).toBe(kazakh);
  });

  it("knows Jekyll's drafts", () => {
    expect(readFileName("site/_drafts/idea.md").draft).toBe(true);
  });
});
