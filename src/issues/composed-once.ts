import type { Article } from "../model/article.js";
import type { Instant } from "../model/instant.js";
import type { Issue } from "../model/issue.js";
import type { Settings } from "../publication/settings.js";
import type { Candidate } from "./lay-out.js";

/** All that an issue without a file is composed of. */
export interface IssueIngredients {
  readonly settings: Settings;
  /** `Publication.id` */
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly open: readonly Candidate[];
  readonly number: number;
}

/** What came of it. */
export interface Composed {
  readonly issue: Issue | undefined;
  /** Articles for the issues after it. */
  readonly left: readonly Candidate[];
}

/** Composes an issue, unless this program did so before from the very same articles. */
export function composedOnce(ingredients: IssueIngredients, compose: () => Composed): Composed {
  const first = ingredients.open[0]?.article;
  const known = first && composed.get(first);
  if (known && isSame(known.ingredients, ingredients)) return known.made;
  const made = compose();
  if (first) composed.set(first, { ingredients, made });
  return made;
}

/** By the first article that the issue could take: kept as long as that is. */
const composed = new WeakMap<Article, { readonly ingredients: IssueIngredients; readonly made: Composed }>();

function isSame(one: IssueIngredients, other: IssueIngredients): boolean {
  return (
    one.settings === other.settings &&
    one.id === other.id &&
    one.from === other.from &&
    one.to === other.to &&
    one.number === other.number &&
    one.open.length === other.open.length &&
    one.open.every((candidate, index) => isSameCandidate(candidate, other.open[index]))
  );
}

function isSameCandidate({ article, reason, note, blurb }: Candidate, other: Candidate | undefined): boolean {
  return article === other?.article && reason === other.reason && note === other.note && blurb === other.blurb;
}
