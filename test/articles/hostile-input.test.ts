import { describe, expect, it } from "vitest";
import { parseText } from "../support/parse-text.js";

const HEAD = "---\ntitle: A\ndate: 2026-11-20\n---\n";

const links = (count: number, addressOf: (number: number) => string): string =>
  Array.from({ length: count }, (_, number) => `<p><a href="${addressOf(number)}">Text</a></p>\n`).join("");

/** Texts that make a careless parser recurse without end or try every way there is. */
const TEXTS: readonly (readonly [what: string, text: string, ending?: string])[] = [
  ["elements nested deeply", `${HEAD}${"<div>".repeat(50_000)}Text.`],
  ["elements nested deeply, in HTML", `${HEAD}${"<b><i>".repeat(50_000)}Text.`, "html"],
  ["quotations nested deeply", `${HEAD}${"> ".repeat(20_000)}Text.`],
  ["brackets that never close", `${HEAD}${"[".repeat(50_000)}Text.`],
  ["emphasis that never ends", `${HEAD}${"*a ".repeat(50_000)}Text.`],
  ["shortcodes that never end", `${HEAD}${"{{< a ".repeat(20_000)}{{% b`],
  ["a TOML key of many parts", `+++\n${"a.".repeat(20_000)}a = 1\n+++\nText.`],
  ["a TOML table of many parts", `+++\n[${"a.".repeat(20_000)}a]\n+++\nText.`],
  ["JSON objects that never end", '{"a":'.repeat(20_000)],
  ["a hundred thousand rules", "---\n".repeat(100_000)],
  ["a dateline that never ends", `H\n\n${"A".repeat(300_000)}`, "txt"],
  ["a dateline of many words", `H\n\n${"AB CD, ".repeat(50_000)}`, "txt"],
  ["nothing but quotes", `H\n\n${`"'`.repeat(100_000)}`, "txt"],
  ["an HTML page of tags that never end", "<body ".repeat(100_000), "html"],
  ["links that are written otherwise than they are", links(30_000, (n) => `https://a.example/?a=${n}&amp;b=1`), "html"],
  ["links that can be found nowhere", links(30_000, (n) => `https://a.example/&#97;${n}`), "html"],
  ["tags in a title that never end", `---\ntitle: "${"<em ".repeat(10_000)}"\ndate: 2026-11-20\n---\nText.`],
];

describe("parseArticle() on hostile input", () => {
  // One text took minutes, another the stack, before there were limits; the test's own limit is the measure.
  it.each(TEXTS)("reads %s", { timeout: 30_000 }, (_, text = "", ending = "md") => {
    const { article, problems } = parseText(text, { path: `content/articles/some.${ending}` });
    expect(article !== undefined || problems.some(({ severity }) => severity === "error")).toBe(true);
  });
});
