import type { Article } from "../model/article.js";

/** Characters of a summary that stand for a title; about a line. */
const LENGTH = 70;

/** What a list calls an article: its title, else how its text begins. */
export function titleOf({ title, summary, slug }: Article): string {
  return title ?? (summary === "" ? slug : beginningOf(summary));
}

function beginningOf(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= LENGTH) return text;
  const cut = characters.slice(0, LENGTH).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > LENGTH / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–—-]+$/, "")}…`;
}
