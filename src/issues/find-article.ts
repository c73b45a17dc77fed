import type { Article } from "../model/article.js";
import type { Report } from "../problem/problem.js";
import { suggest } from "../problem/suggest.js";
import type { ArticleReference } from "./issue-file.js";

/** Finds the articles that editors name in issue files: by slug, file, address or id. */
export type FindArticle = (reference: ArticleReference) => Article | undefined;

/** Makes the look-up; what it cannot find is reported as `issues/article-unknown`. */
export function articleFinder(articles: readonly Article[], report: Report): FindArticle {
  let known: ReadonlyMap<string, Article> | undefined;
  return (reference) => {
    const byName = known ?? indexOf(articles);
    known = byName;
    const name = reference.name.normalize("NFC").replace(/^\.?\//, "");
    const found = byName.get(name) ?? byName.get(decoded(name).replace(/^.*\/|\.[a-z]+$/g, ""));
    if (found === undefined) report(unknown(reference, articles));
    return found;
  };
}

/** Made when the first article is looked for: most publications curate nothing. */
function indexOf(articles: readonly Article[]): ReadonlyMap<string, Article> {
  const byName = new Map<string, Article>();
  for (const article of articles) {
    for (const name of namesOf(article)) if (!byName.has(name)) byName.set(name, article);
  }
  return byName;
}

function namesOf({ slug, source, url, id, path }: Article): readonly string[] {
  const file = source.split("/").at(-1) ?? source;
  return [slug, url, id, source, source.replace(/^content\//, ""), file, file.replace(/\.[a-z]+$/, ""), path];
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function unknown({ name, place }: ArticleReference, articles: readonly Article[]) {
  const near = suggest(
    name,
    articles.map(({ slug }) => slug),
  );
  return {
    code: "issues/article-unknown",
    severity: "error",
    message: `Cannot put "${name}" into the issue: expected the slug or file of a public article, got no such article`,
    place,
    hint: near === undefined ? "Write the article's slug, or its file name; drafts cannot run" : `Write ${near}`,
  } as const;
}
