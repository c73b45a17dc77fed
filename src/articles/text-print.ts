import { digestOf } from "../model/digest.js";
import type { UnlinkedArticle } from "./parsed-article.js";

/** Hash of what an article says, its title aside, by which it is known again in another file; empty when it says nothing. */
export function textPrint({
  summary,
  words,
  headings,
}: Pick<UnlinkedArticle, "summary" | "words" | "headings">): string {
  return words === 0 ? "" : digestOf(summary, words, ...headings.map(({ text }) => text)).slice(0, 12);
}
