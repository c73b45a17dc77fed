import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from "yaml";
import { splitSource } from "../articles/split-source.js";
import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Publication } from "../publication/publication.js";
import { articleNamer } from "./article-name.js";
import { articleFinder } from "./find-article.js";

/** How an editor has put the articles of an issue, each by a name that finds it: slug, file, address or id. */
export interface CurationChange {
  /** At the head of the issue, the first as its lead. */
  readonly pins: readonly string[];
  readonly sections: readonly {
    readonly title?: string | undefined;
    readonly as: "stories" | "briefs" | "links";
    readonly articles: readonly string[];
  }[];
}

/**
 * Writes the pins and sections of an issue into the text of its file.
 *
 * Everything else in the file stays to the letter: text, comments, other keys, and what was said
 * beside an article (`note`, `blurb`) wherever it has gone.
 *
 * @param text - The file as it is; undefined when there is none yet.
 * @throws {ProblemError} `issues/not-changed` when the file's front matter is not YAML, or cannot be read.
 */
export function curateIssueFile(
  text: string | undefined,
  issue: Issue,
  change: CurationChange,
  publication: Publication,
): string {
  const source = splitSource(text ?? "---\n---\n");
  if (source.dialect !== "yaml") throw notChanged(issue, "front matter in YAML");
  const matter = text === undefined ? newMatter(issue) : parseDocument(source.matter);
  if (matter.errors.length > 0) throw notChanged(issue, "front matter that can be read");
  const find = finderFor(issue, publication);
  const known = writtenReferences(matter, find);
  const nameOf = articleNamer(publication.articles, issue);
  const reference = (name: string): unknown => {
    const article = find(name);
    return article ? (known.get(article.id) ?? nameOf(article)) : name;
  };
  const list = (names: readonly string[]): unknown[] => names.map(reference);

  setOrDelete(matter, "pins", list(change.pins));
  setOrDelete(
    matter,
    "sections",
    change.sections.map(({ title, as, articles }) => ({
      ...(title !== undefined && { title }),
      ...(as !== "stories" && { as }),
      articles: list(articles),
    })),
  );
  const head = (text ?? "---\n").slice(0, source.matterStart);
  const tail = text === undefined ? "---\n" : text.slice(source.matterStart + source.matter.length);
  return head + matter.toString({ lineWidth: 0 }) + tail;
}

function notChanged({ source }: Issue, expected: string): ProblemError {
  return new ProblemError({
    code: "issues/not-changed",
    severity: "error",
    message: `Cannot change the issue's file: expected ${expected}, got another kind`,
    place: source === undefined ? undefined : { file: source },
    hint: "Change the file in your editor, or begin it with lines of YAML between two lines of ---",
  });
}

/** A new file names the day, so that the issue keeps its place in the cadence. */
function newMatter(issue: Issue): Document {
  return new Document({ date: issue.slug.match(/^\d{4}-\d{2}-\d{2}/)?.[0] ?? new Date(issue.published).toISOString() });
}

type Find = (name: string) => Article | undefined;

function finderFor(issue: Issue, { articles }: Publication): Find {
  const find = articleFinder(articles, () => {});
  return (name) => find({ name, place: { file: "" } }, issue);
}

/** What stands in the file for each article now, by id: nodes, so that nothing beside them is lost. */
function writtenReferences(matter: Document, find: Find): ReadonlyMap<string, unknown> {
  const known = new Map<string, unknown>();
  const sections = matter.get("sections");
  const lists = [
    matter.get("pins"),
    ...(isSeq(sections) ? sections.items.map((section) => isMap(section) && section.get("articles")) : []),
  ];
  for (const node of lists.filter(isSeq).flatMap(({ items }: YAMLSeq) => items)) {
    const name = isMap(node) ? node.get("article") : isScalar(node) ? node.value : undefined;
    const article = typeof name === "string" ? find(name) : undefined;
    if (article) known.set(article.id, node);
  }
  return known;
}

function setOrDelete(matter: Document, key: string, items: readonly unknown[]): void {
  if (items.length === 0) matter.delete(key);
  else matter.set(key, matter.createNode(items));
}
