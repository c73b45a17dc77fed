import type { Article } from "../model/article.js";
import type { Place } from "../model/place.js";
import type { Problem } from "../problem/problem.js";
import { ISSUED_IDS_FILE, type IssuedId } from "./issued-ids-file.js";

/** An article says another id than the one that readers know it by. */
export function writtenIdDiffers(article: Article, issued: IssuedId): Problem {
  return {
    code: "feeds/id-changed",
    severity: "error",
    message: `Cannot change the id of a published article: expected "${issued.id}", got "${article.id}"`,
    place: article.places.id ?? { file: article.source },
    hint: `Take the id out of the article; or, if readers shall see it as new, write the new id into the line of "${article.source}" in ${ISSUED_IDS_FILE}`,
    related: [{ place: placeOf(issued), note: "it was published under this id" }],
  };
}

/** An article that is gone and a new one have only their title or their date in common. */
export function doubtfulId(article: Article, issued: IssuedId): Problem {
  const shared = issued.title !== "" && issued.title === article.title ? "title" : "date";
  return {
    code: "feeds/id-changed",
    severity: "error",
    message: `Cannot tell whether this article was "${issued.source}": expected the same text or file name, got only the same ${shared}`,
    place: { file: article.source },
    hint: `If it is the same, write "id: ${issued.id}" into it; if not, delete the line of "${issued.source}" in ${ISSUED_IDS_FILE}`,
    related: [{ place: placeOf(issued), note: "the article that is gone" }],
  };
}

/** The record gives the id of one article to another, too. */
export function sharedId(article: Article, issued: IssuedId, other: Article): Problem {
  return {
    code: "feeds/id-taken",
    severity: "warning",
    message: `Cannot publish two articles under the id "${issued.id}": expected one, got "${article.source}" as well, as after a merge; it gets an id of its own`,
    place: placeOf(issued),
    hint: `If readers know it under this one, give it back: exchange the ids in the lines of the two`,
    related: [{ place: { file: other.source }, note: "keeps the id" }],
  };
}

/** A new article wants the id of another one. */
export function takenId(article: Article, known: readonly IssuedId[]): Problem {
  const issued = known.find(({ id }) => id === article.id);
  return {
    code: "feeds/id-taken",
    severity: "error",
    message: `Cannot publish an article under the id "${article.id}": expected one of its own, got that of another article`,
    place: article.places.id ?? { file: article.source },
    hint: "Take the id out of the article; it gets one by itself",
    related: issued ? [{ place: placeOf(issued), note: "was issued to this one" }] : [],
  };
}

function placeOf({ line }: IssuedId): Place {
  return { file: ISSUED_IDS_FILE, ...(line > 0 ? { line } : {}) };
}
