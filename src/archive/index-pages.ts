import { formatDate } from "../language/format-date.js";
import type { Issue } from "../model/issue.js";
import type { ArticleGroup } from "../publication/article-groups.js";
import { FEED_FOLDERS, publicUrl } from "../publication/feed-addresses.js";
import { type Archive, labelsIn } from "./archive.js";
import { issuesFeed, type PageHead } from "./frame-context.js";
import { issueNumber } from "./issue-stamp.js";
import { type Page, page } from "./page.js";

/** Pages that list lists: all issues, all tags, all authors, all sections. */
export function indexPages(archive: Archive): readonly Page[] {
  const { groups, has, publication } = archive;
  const { text } = labelsIn(archive, publication.settings.language);
  return [
    ...(has.issues ? [issuesPage(archive)] : []),
    ...(has.tags ? [groupsPage(archive, "tags/", text.topics, groups.tags, FEED_FOLDERS.tag)] : []),
    ...(has.authors ? [groupsPage(archive, "authors/", text.authors, groups.authors, FEED_FOLDERS.author)] : []),
    ...(has.sections ? [groupsPage(archive, "sections/", text.sections, groups.sections, FEED_FOLDERS.section)] : []),
  ];
}

function issuesPage(archive: Archive): Page {
  const { settings } = archive.publication;
  const { language } = settings;
  const { text } = labelsIn(archive, language);
  return page(archive, {
    path: "issues/index.html",
    language,
    template: "issues.hbs",
    updated: archive.issues[0]?.published,
    key: () =>
      archive.issues.map(({ url, title, preheader, published, number, language }) => [
        url,
        title,
        preheader,
        published,
        number,
        language,
      ]),
    content: ({ labels, links }) => ({
      head: {
        title: text["all-issues"],
        description: `${settings.title}: ${text["all-issues"]}`,
        canonical: publicUrl(settings, "issues/"),
        feed: issuesFeed(archive),
        menu: "issues",
      },
      context: {
        issues: archive.issues.map((issue) => ({
          ...rowOf(issue, language),
          href: links.to(issue.url),
          number: issueNumber(issue, labels),
          date: formatDate(issue.published, { language: labels.language, timeZone: settings.timeZone, style: "day" }),
        })),
      },
    }),
  });
}

function rowOf(issue: Issue, pageLanguage: string): object {
  const { title, preheader, language, direction, published } = issue;
  const isForeign = language !== pageLanguage;
  return {
    title,
    preheader,
    datetime: new Date(published).toISOString(),
    ...(isForeign && { lang: language, dir: direction }),
  };
}

/** Names in alphabetical order, each with how many articles stand behind it. */
function groupsPage(
  archive: Archive,
  folder: string,
  title: string,
  groups: ReadonlyMap<string, ArticleGroup>,
  folderOf: (slug: string) => string,
): Page {
  const { settings } = archive.publication;
  const { compare } = new Intl.Collator(settings.language, { numeric: true });
  const sorted = [...groups.values()].sort((a, b) => compare(a.name, b.name) || (a.slug < b.slug ? -1 : 1));
  return page(archive, {
    path: `${folder}index.html`,
    language: settings.language,
    template: "index.hbs",
    key: () => sorted.map(({ slug, name, articles }) => [slug, name, articles.length]),
    content: ({ labels, links }) => ({
      head: {
        title,
        description: `${settings.title}: ${title}`,
        canonical: publicUrl(settings, folder),
        menu: folder === "tags/" ? "tags" : undefined,
      } satisfies PageHead,
      context: {
        index: {
          title,
          groups: sorted.map(({ slug, name, articles }) => ({
            name,
            href: links.to(publicUrl(settings, folderOf(slug))),
            count: labels.say("article-count", { count: articles.length }),
          })),
        },
      },
    }),
  });
}
