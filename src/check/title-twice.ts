import type { Article } from "../model/article.js";
import type { Rule } from "../plugins/rule.js";
import type { Problem } from "../problem/problem.js";

/** How many articles may share a title before it is a column's name and not a slip. */
const COLUMN = 3;

/** Titles left over from the article that was copied. */
export const titleTwice: Rule = {
  code: "check/title-twice",
  description:
    "Two articles in one language have the same title: readers cannot tell them apart in a list, an inbox or a search.",

  check({ articles }, _files, report) {
    const groups = new Map<string, Article[]>();
    for (const article of articles) {
      if (article.title === undefined) continue;
      const key = `${article.language} ${article.title.toLowerCase()}`;
      const group = groups.get(key);
      if (group) group.push(article);
      else groups.set(key, [article]);
    }
    for (const [newest, ...others] of groups.values()) {
      const [other] = others;
      if (newest && other && others.length + 1 < COLUMN) report(sameTitle(newest, other));
    }
  },
};

function sameTitle(article: Article, other: Article): Problem {
  return {
    code: titleTwice.code,
    severity: "warning",
    message: `Cannot tell two articles apart: expected a title of its own, got "${article.title}" in both`,
    place: article.places.title ?? { file: article.source },
    hint: "Give one of them another title",
    related: [{ place: other.places.title ?? { file: other.source }, note: "has the same title" }],
  };
}
