import type { Article } from "../model/article.js";
import type { Rule } from "../plugins/rule.js";
import type { Problem } from "../problem/problem.js";

/** Translations that hide each other. */
export const translationTwice: Rule = {
  code: "check/translation-twice",
  description:
    "Two translations of an article are in the same language: readers and search engines cannot know which one to take.",

  check({ articles }, _files, report) {
    const known = new Map<string, Article>();
    for (const article of articles) {
      if (article.translationKey === undefined) continue;
      const key = `${article.language} ${article.translationKey}`;
      const other = known.get(key);
      if (other) report(sameLanguage(article, other));
      else known.set(key, article);
    }
  },
};

function sameLanguage(article: Article, other: Article): Problem {
  return {
    code: translationTwice.code,
    severity: "warning",
    message: `Cannot offer both as translations: expected different languages, got "${article.language}" in both`,
    place: { file: article.source, line: 1, column: 1 },
    hint: "Write language: with the language of each, or another translationKey: into one of them",
    related: [{ place: { file: other.source }, note: "is the other one" }],
  };
}
