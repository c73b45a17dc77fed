import { type Outlines, outlineOf } from "../../src/articles/outline.js";
import type { ParsedHead } from "../../src/articles/parsed-article.js";
import { digestOf } from "../../src/model/digest.js";
import type { Settings } from "../../src/publication/settings.js";

/** Parsed files as linking takes them. */
export function outlinesOf(heads: readonly ParsedHead[], settings: Settings): Outlines {
  const bySource = new Map(heads.map((head) => [head.source, head]));
  return {
    outlines: heads.map((head) => outlineOf(head, digestOf(head), settings)),
    headOf(source) {
      const head = bySource.get(source);
      if (!head) throw new Error(`No head of ${source}`);
      return head;
    },
  };
}
