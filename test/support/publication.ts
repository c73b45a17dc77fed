import type { Article } from "../../src/model/article.js";
import { digestOf } from "../../src/model/digest.js";
import type { Publication } from "../../src/publication/publication.js";
import { type Settings, settingsSchema } from "../../src/publication/settings.js";

/** Settings with every default, and what a test says otherwise. */
export function settings(over: Record<string, unknown> = {}): Settings {
  return settingsSchema.parse({ title: "The Courier", url: "https://courier.example/", ...over });
}

let count = 0;

/** An article of the model that is whole and valid; a test names what it is about. */
export function article(over: Partial<Article> = {}): Article {
  count += 1;
  const slug = over.slug ?? `article-${count}`;
  const published = over.published ?? Date.UTC(2026, 10, 1, 9, 0, 0) + count * 3_600_000;
  const made: Article = {
    source: `content/articles/${slug}.md`,
    digest: "",
    id: `tag:courier.example,2026:${slug}`,
    idIsWritten: false,
    slug,
    path: `articles/${slug}/index.html`,
    url: `https://courier.example/articles/${encodeURIComponent(slug)}/`,
    aliases: [],
    language: "en",
    direction: "ltr",
    title: `Article ${count}`,
    summary: `Summary of article ${count}.`,
    summaryIsWritten: true,
    published,
    updated: published,
    draft: false,
    authors: [{ name: "Ada Example", slug: "ada-example" }],
    contributors: [],
    tags: [],
    enclosures: [],
    assets: [],
    words: 120,
    headings: [],
    undescribed: [],
    links: [],
    corrections: [],
    places: {},
    ...over,
  };
  return { ...made, digest: over.digest ?? digestOf(made) };
}

/** A publication of articles (and their bodies by slug), newest first as the pipeline has them. */
export function publication(
  over: Partial<Pick<Publication, "articles" | "formerPages" | "issues" | "settings" | "now">> = {},
  bodies: Readonly<Record<string, string>> = {},
): Publication {
  const made = over.settings ?? settings();
  const articles = [...(over.articles ?? [])].sort((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1));
  return {
    id: "tag:courier.example,2026:",
    settings: made,
    settingsDigest: digestOf(made),
    articles,
    held: [],
    formerPages: over.formerPages ?? [],
    issues: over.issues ?? [],
    now: over.now ?? Date.UTC(2026, 10, 22, 12, 0, 0),
    bodyOf: (article) => bodies[article.slug] ?? `<p>Body of ${article.slug}.</p>\n`,
    readSource: (path) => {
      throw new Error(`The test publication has no file ${path}`);
    },
  };
}
