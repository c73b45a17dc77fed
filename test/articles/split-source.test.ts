import { describe, expect, it } from "vitest";
import { splitSource } from "../../src/articles/split-source.js";

describe("splitSource()", () => {
  it.each([
    ["yaml", "---\ntitle: A\n---\nText", "title: A\n", "Text"],
    ["yaml", "---  \ntitle: A\n---  \nText", "title: A\n", "Text"],
    ["yaml", "---\ntitle: A\n...\nText", "title: A\n", "Text"],
    ["yaml", "---yaml\ntitle: A\n---\nText", "title: A\n", "Text"],
    ["yaml", "\n\n---\ntitle: A\n---\nText", "title: A\n", "Text"],
    ["yaml", "---\n---\nText", "", "Text"],
    ["yaml", "---\n# a comment\ntitle: A\n---", "# a comment\ntitle: A\n", ""],
    ["yaml", "---\ntitle: A\n---\nText\n\n---\n\nMore", "title: A\n", "Text\n\n---\n\nMore"],
    ["toml", '+++\ntitle = "A"\n+++\nText', 'title = "A"\n', "Text"],
    ["toml", '---toml\ntitle = "A"\n---\nText', 'title = "A"\n', "Text"],
    ["json", '{\n"title": "A }"\n}\nText', '{\n"title": "A }"\n}', "\nText"],
    ["json", ';;;\n{"title": "A"}\n;;;\nText', '{"title": "A"}\n', "Text"],
    ["headers", "Title: A\nDate: 2026-11-22\n\nText", "Title: A\nDate: 2026-11-22\n", "Text"],
    ["headers", "Date: 2026-11-22\n\nHeadline\n\nText", "Date: 2026-11-22\n", "Headline\n\nText"],
    ["headers", "Title: A\nSummary: one\n  two\n\nText", "Title: A\nSummary: one\n  two\n", "Text"],
    ["headers", "Title:A\nStatus:draft\nDate: 2026-11-22\n\nText", "Title:A\nStatus:draft\nDate: 2026-11-22\n", "Text"],
    ["headers", "Template: page\nTitle: A\nStatus: draft\n\nText", "Template: page\nTitle: A\nStatus: draft\n", "Text"],
    ["headers", "Title: A\nhttps://example.com/", "Title: A\n", "https://example.com/"],
    ["yaml", "---\ntitle A\ndraft: true\n---\nText", "title A\ndraft: true\n", "Text"],
    ["yaml", "---\n<<<<<<< HEAD\nsubject: A\n=======\n---\nText", "<<<<<<< HEAD\nsubject: A\n=======\n", "Text"],
    ["json", '{\n"title": "A",\n"draft": true\nText', '{\n"title": "A",\n"draft": true\nText', ""],
  ] as const)("finds %s in %j", (dialect, text, matter, body) => {
    const split = splitSource(text);
    expect({ dialect: split.dialect, matter: split.matter, body: split.body }).toEqual({ dialect, matter, body });
    expect(text.slice(split.matterStart, split.matterStart + matter.length)).toBe(matter);
    expect(text.slice(split.bodyStart)).toBe(body);
  });

  it.each([
    "Plain text",
    "---\n\nText below a rule\n\n---\n\nMore",
    "# Heading\n\nText",
    "Note: this is prose",
    "Summary: what happened on Friday\n\nText",
    "Kazakhstan: what happened on Friday\nMore: of it",
    "---\nText between rules, without a line of a key\n---\n\nMore",
    "{{< figure >}}\n\nText",
    "{ braces in prose }",
    "",
  ])("takes all of %j for the body", (text) => {
    expect(splitSource(text)).toMatchObject({ dialect: "none", matter: "", body: text });
  });

  it("names the language of a block that is not read, and reads nothing", () => {
    expect(splitSource("---js\nmodule.exports = {}\n---\nText")).toMatchObject({ foreign: "js", dialect: "none" });
  });

  it("says when the block never ends", () => {
    expect(splitSource("---\ntitle: A\n\nText")).toMatchObject({ unclosed: true, body: "" });
  });
});
