import { articleNamer } from "../issues/article-name.js";
import type { Issue, Section } from "../model/issue.js";
import type { Publication } from "../publication/publication.js";
import type { Composition, CompositionEntry } from "./desk-model.js";

/** Why an article is in the issue, as the editor reads it. */
const REASONS: Readonly<Record<Section["entries"][number]["reason"], string>> = {
  window: "in its time",
  tag: "by tag",
  author: "by author",
  pin: "pinned",
  hand: "by hand",
  late: "late",
  corrected: "corrected",
};

/** Describes which articles an issue takes and why, in the order of its file. */
export function describeComposition(issue: Issue, publication: Publication, file: string | undefined): Composition {
  const articles = new Map(publication.articles.map((article) => [article.id, article]));
  const nameOf = articleNamer(publication.articles, issue);
  const entryOf = ({ articleId, reason, treatment, note }: Section["entries"][number]): CompositionEntry[] => {
    const article = articles.get(articleId);
    if (!article) return [];
    const title = article.title ?? article.summary;
    return [{ name: nameOf(article), title, reason: REASONS[reason], treatment, note }];
  };
  const isPinned = (section: Section): boolean =>
    section.kind === "lead" || (section.title === undefined && section.entries.every(({ reason }) => reason === "pin"));
  const pins = issue.sections.filter(isPinned);
  const sections = issue.sections.filter((section) => !isPinned(section));
  return {
    file,
    curated: issue.source !== undefined,
    frozen: issue.frozen,
    sections: [
      { title: "", kind: "pins" as const, entries: pins.flatMap(({ entries }) => entries.flatMap(entryOf)) },
      ...sections.map(({ title = "", kind, entries }) => ({
        title,
        kind: kind === "lead" ? ("stories" as const) : kind,
        entries: entries.flatMap(entryOf),
      })),
    ],
    left: leftFor(issue, publication),
  };
}

/** Articles of the issue's own time that no issue up to it has taken. */
function leftFor(issue: Issue, { articles, issues, held }: Publication): Composition["left"] {
  const taken = new Map<string, Issue>();
  for (const one of issues) {
    for (const { articleId } of one.sections.flatMap(({ entries }) => entries)) taken.set(articleId, one);
  }
  const { from, to } = issue.window;
  const waiting = articles.filter(
    ({ id, published }) => published >= from && published < to && taken.get(id)?.slug !== issue.slug,
  );
  const soon = issue.upcoming ? held.filter(({ article, why }) => why !== "expired" && article.published < to) : [];
  return [
    ...waiting.map(({ id, title, summary }) => {
      const other = taken.get(id);
      return { title: title ?? summary, why: other ? `runs in #${other.number}` : "waits for the next issue" };
    }),
    ...soon.map(({ article, why }) => ({
      title: article.title ?? article.summary,
      why: why === "draft" ? "a draft" : "joins when its time has come",
    })),
  ];
}
