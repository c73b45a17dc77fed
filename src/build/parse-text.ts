import { outlineOf } from "../articles/outline.js";
import { parseArticle } from "../articles/parse-article.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Settings } from "../publication/settings.js";
import type { ParsedText } from "./pool.js";

/** Parses one file, and notices whether its times had a say in it. */
export function parseText(file: SourceFile, settings: Settings): ParsedText {
  let usesTimes = false;
  const watched: SourceFile = {
    path: file.path,
    byteLength: file.byteLength,
    get modified() {
      usesTimes = true;
      return file.modified;
    },
    digest: () => file.digest(),
    read: () => file.read(),
    firstCommitted() {
      usesTimes = true;
      return file.firstCommitted();
    },
  };
  const { body, ...head } = parseArticle(watched, settings);
  return { outline: JSON.stringify(outlineOf(head, "", settings)), head: JSON.stringify(head), body, usesTimes };
}
