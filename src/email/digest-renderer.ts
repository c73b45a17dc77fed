import { digestOf } from "../model/digest.js";
import type { Issue } from "../model/issue.js";
import type { OutputFile } from "../model/output-file.js";
import type { Renderer } from "../plugins/renderer.js";
import type { Report } from "../problem/problem.js";
import type { Publication } from "../publication/publication.js";
import { translationsIn } from "../publication/translations.js";
import { VERSION } from "../version.js";
import { MJML_VERSION } from "./compile-mjml.js";
import type { Digest, DigestTools } from "./digest.js";
import { fillForNobody } from "./fill-for-nobody.js";
import { type Unsubscribe, unsubscribeOf } from "./mail-headers.js";
import { reportContrast } from "./report-contrast.js";

/**
 * The mail of every issue that is out, as HTML, text and message file: `email/<slug>/digest.html`,
 * `digest.txt`, `digest.eml`.
 */
export const digestRenderer: Renderer = {
  name: "email",
  render(publication, templates, report, memory) {
    reportContrast(publication.settings, report);
    const issues = publication.issues.filter(({ upcoming }) => !upcoming);
    if (issues.length === 0) return [];
    const tools: DigestTools = { publication, templates, memory, ...digestLookups(publication) };
    const made = [VERSION, MJML_VERSION, publication.settingsDigest, templates.digest("email")];
    const unsubscribe = unsubscribeOf(publication.settings);
    const mailOf = mailSource(tools, unsubscribe.url);
    return issues.flatMap((issue) => {
      const key = digestOf("email", ...made, issue.digest, othersOf(issue, tools));
      return filesOf(issue, mailOf, { key, unsubscribe, report });
    });
  },
};

/** What the mails of all issues look up: made once for a publication. */
export function digestLookups({ articles }: Publication): Pick<DigestTools, "articles"> {
  return { articles: new Map(articles.map((article) => [article.id, article])) };
}

/** A mail, and what it says to readers of whom nothing is known. */
interface Rendering {
  readonly digest: Digest;
  readonly filled: ReturnType<typeof fillForNobody>;
}

/**
 * Renders mails, and remembers the latest: a mail is three files, which are asked for one after the
 * other; whichever is the first does the work. All mails of ten years would be 50 MB.
 *
 * What renders them is loaded for the first that must be rendered: a build that changes no mail does without.
 */
function mailSource(tools: DigestTools, unsubscribe: string): (issue: Issue) => Promise<Rendering> {
  let latest: { readonly issue: Issue; readonly rendering: Promise<Rendering> } | undefined;

  async function render(issue: Issue): Promise<Rendering> {
    const { renderDigest } = await import("./digest.js");
    const digest = await renderDigest(issue, tools);
    return { digest, filled: fillForNobody(digest.message, unsubscribe) };
  }

  return (issue) => {
    if (latest?.issue !== issue) latest = { issue, rendering: render(issue) };
    return latest.rendering;
  };
}

function filesOf(
  issue: Issue,
  mailOf: ReturnType<typeof mailSource>,
  { key, unsubscribe, report }: { readonly key: string; readonly unsubscribe: Unsubscribe; readonly report: Report },
): readonly OutputFile[] {
  const file = (name: string, mediaType: string, bytes: OutputFile["bytes"]): OutputFile => ({
    path: `email/${issue.slug}/${name}`,
    mediaType,
    key: digestOf(key, name),
    bytes,
  });
  return [
    file("digest.html", "text/html; charset=utf-8", async () => {
      const { digest, filled } = await mailOf(issue);
      const { reportDigest } = await import("./report-digest.js");
      reportDigest(digest, issue, report);
      return filled.html;
    }),
    file("digest.txt", "text/plain; charset=utf-8", async () => (await mailOf(issue)).filled.text),
    file("digest.eml", "message/rfc822", async () => {
      const { writeEml } = await import("./write-eml.js");
      return writeEml((await mailOf(issue)).digest.message, issue.published, unsubscribe);
    }),
  ];
}

/** Other language versions are not part of an issue, but of its frozen copy; the mail links to them. */
function othersOf({ frozen, sections }: Issue, { articles, publication }: DigestTools): readonly unknown[] {
  if (frozen !== undefined) return [];
  const translationsOf = translationsIn(publication.articles);
  return sections.flatMap(({ entries }) =>
    entries.flatMap(({ articleId }) => {
      const article = articles.get(articleId);
      return article ? translationsOf(article).map(({ url, language }) => [url, language]) : [];
    }),
  );
}
