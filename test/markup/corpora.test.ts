import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { canonicalBody } from "../../src/markup/canonical-body.js";
import { expandShortcodes } from "../../src/markup/expand-shortcodes.js";
import { fillReferences } from "../../src/markup/reference-token.js";
import { renderMarkdown } from "../../src/markup/render-markdown.js";
import { needsShared, SHARED } from "../support/needs.js";
import { malformation } from "./well-formed.js";

const CORPORA = ["carpentries", "eighteenf", "mehdix-fa", "mosn-zh", "rust-blog", "syntax-fm", "twir"];

/** The texts of a publication, without their front matter. */
function textsOf(corpus: string): readonly { file: string; text: string }[] {
  const folder = join(SHARED, "corpora", corpus);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:md|markdown|html)$/.test(path))
    .map((file) => ({
      file,
      text: readFileSync(join(folder, file), "utf8").replace(/^(---|\+\+\+)\r?\n[\s\S]*?\n\1\r?\n/, ""),
    }));
}

describe("real publications", () => {
  it.for(CORPORA)("%s becomes well-formed HTML that stays as it is, without shortcodes", (corpus, context) => {
    needsShared(context);
    for (const { file, text } of textsOf(corpus)) {
      const expanded = expandShortcodes({ file, text, firstLine: 1 });
      const html = file.endsWith(".html") ? expanded.text : renderMarkdown(expanded.text);
      const body = canonicalBody(html, { title: "", source: { file, text, firstLine: 1 } });
      const filled = fillReferences(
        body.html,
        body.references.map(({ written }) => ({ url: written })),
      );
      expect(malformation(filled), file).toBeUndefined();
      const again = canonicalBody(filled, { title: "" });
      expect(
        fillReferences(
          again.html,
          again.references.map(({ written }) => ({ url: written })),
        ),
        file,
      ).toBe(filled);
      expect(filled.replace(/<(pre|code)\b[\s\S]*?<\/\1>/g, ""), file).not.toMatch(/\{\{[<%]|\{%|\{: ?[.#]/);
    }
  });
});
