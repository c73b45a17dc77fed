import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import { percentDecoded } from "../model/percent-decoded.js";
import type { Report } from "../problem/problem.js";
import { suggest } from "../problem/suggest.js";
import type { ArticleReference } from "./issue-file.js";

/** What of the issue that names an article decides between several of one name. */
export type NamingIssue = Pick<Issue, "published" | "language">;

/**
 * Finds the articles that editors name in issue files: by slug, file, address or id.
 *
 * Several may have one slug or file name: translations, or what comes back every year. Of them the
 * issue means one that was published by the time it goes out, in its own language if there is one,
 * and the latest of those. So nothing that is published later changes an issue that is out.
 */
export type FindArticle = (reference: ArticleReference, issue: NamingIssue) => Article | undefined;

/**
 * Makes the look-up; what it cannot find is reported as `issues/article-unknown`.
 *
 * @param articles - Newest first.
 */
export function articleFinder(articles: readonly Article[], report: Report): FindArticle {
  let known: ReadonlyMap<string, readonly Article[]> | undefined;
  return (reference, issue) => {
    known ??= indexOf(articles);
    const name = reference.name.normalize("NFC").replace(/^\.?\//, "");
    const found = known.get(name) ?? known.get(percentDecoded(name).replace(/^.*\/|\.[a-z]+$/g, ""));
    if (found === undefined) report(unknown(reference, articles));
    return found && meant(found, issue);
  };
}

/** Made when the first article is looked for: most publications curate nothing. */
function indexOf(articles: readonly Article[]): ReadonlyMap<string, readonly Article[]> {
  const byName = new Map<string, Article[]>();
  for (const article of articles) {
    // Most names are one article's alone: those share a list.
    const alone = [article];
    for (const name of new Set(namesOf(article))) {
      const others = byName.get(name);
      if (!others) byName.set(name, alone);
      else if (others.length === 1) byName.set(name, [...others, article]);
      else others.push(article);
    }
  }
  return byName;
}

function namesOf({ slug, source, url, id, path }: Article): readonly string[] {
  const file = source.split("/").at(-1) ?? source;
  return [slug, url, id, source, source.replace(/^content\//, ""), file, file.replace(/\.[a-z]+$/, ""), path];
}

/** Where nothing was published in time, the first that will be. */
function meant(found: readonly Article[], issue: NamingIssue): Article | undefined {
  const inTime = found.filter(({ published }) => published < issue.published);
  const own = inTime.find((article) => article.language === issue.language);
  return own ?? inTime[0] ?? found.at(-1);
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
