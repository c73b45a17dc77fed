import type { Article } from "../model/article.js";
import type { Cut } from "./cuts-of.js";
import type { FindArticle } from "./find-article.js";
import type { ArticleReference, IssueFile } from "./issue-file.js";
import type { Candidate, PlannedSection } from "./lay-out.js";

/** The articles that editors have named, and which issue each of them belongs to. */
export interface Claims {
  readonly articles: ReadonlyMap<ArticleReference, Article>;
  /** `Article.id` → the cut that has it: a frozen issue that ran it, else the first file that names it. */
  readonly owner: ReadonlyMap<string, Cut>;
}

/** Finds out who has named what. References that lead nowhere are reported by `find`. */
export function claimArticles(cuts: readonly Cut[], find: FindArticle): Claims {
  const articles = new Map<ArticleReference, Article>();
  const owner = new Map<string, Cut>();
  const claim = (id: string, cut: Cut): void => void (owner.has(id) || owner.set(id, cut));
  for (const cut of cuts) {
    for (const { entries } of cut.frozen?.sections ?? []) for (const { articleId } of entries) claim(articleId, cut);
  }
  for (const cut of cuts) {
    const { file } = cut;
    if (!file) continue;
    for (const reference of referencesOf(file)) {
      const article = find(reference, file.naming);
      if (article) articles.set(reference, article);
    }
    for (const reference of placedIn(file)) {
      const article = articles.get(reference);
      if (article) claim(article.id, cut);
    }
  }
  return { articles, owner };
}

/** References to articles that the issue runs. */
function placedIn({ pins, sections }: IssueFile): readonly ArticleReference[] {
  return [...pins, ...sections.flatMap(({ articles }) => articles)];
}

function referencesOf(file: IssueFile): readonly ArticleReference[] {
  return [...placedIn(file), ...file.corrections.flatMap(({ article }) => article ?? [])];
}

/** What a file has named, for its issue. An article that another issue has run is left to it, unless it is pinned. */
export function handPicked(
  cut: Cut | undefined,
  { articles, owner }: Claims,
): { pins: readonly Candidate[]; written: readonly PlannedSection[] } {
  const placed = new Set<string>();
  const pick = (references: readonly ArticleReference[], reason: "pin" | "hand"): readonly Candidate[] =>
    references.flatMap((reference) => {
      const article = articles.get(reference);
      if (!article || placed.has(article.id) || (reason === "hand" && owner.get(article.id) !== cut)) return [];
      placed.add(article.id);
      return [{ article, reason, note: reference.note, blurb: reference.blurb }];
    });
  const pins = pick(cut?.file?.pins ?? [], "pin");
  return { pins, written: (cut?.file?.sections ?? []).map((plan) => ({ plan, named: pick(plan.articles, "hand") })) };
}
