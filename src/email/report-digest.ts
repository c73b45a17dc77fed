import { type HtmlNode, isElement } from "../markup/html-tree.js";
import { parseHtml } from "../markup/parse-html.js";
import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import type { Report } from "../problem/problem.js";
import type { Digest, DigestTools } from "./digest.js";
import { CLIP_BUDGET, CLIP_LIMIT } from "./fit-budget.js";

/** Reports what is wrong with a mail as it was rendered: its size, and pictures that say nothing to who cannot see them. */
export function reportDigest(
  digest: Digest,
  issue: Issue,
  { articles, publication }: DigestTools,
  report: Report,
): void {
  reportSize(digest, issue, report);
  // Nobody can change a frozen issue any more.
  if (issue.frozen !== undefined) return;
  for (const { entries } of issue.sections) {
    for (const { articleId, treatment } of entries) {
      const article = articles.get(articleId);
      if (article && (treatment === "lead" || treatment === "story")) {
        reportPictures(article, digest.message.html, publication.bodyOf(article), report);
      }
    }
  }
}

function reportSize({ byteLength, demoted }: Digest, { place, number }: Issue, report: Report): void {
  const size = byteLength.toLocaleString("en");
  if (byteLength > CLIP_LIMIT) {
    report({
      code: "email/clipped",
      severity: "error",
      message: `Cannot keep the mail of issue ${number} whole: expected at most ${CLIP_LIMIT.toLocaleString("en")} bytes of HTML, got ${size}; Gmail hides what comes after`,
      place,
      hint: "Shorten intro, outro or sponsors, set email.content to summary, or email.demote to true",
    });
  } else if (demoted > 0 || byteLength > CLIP_BUDGET) {
    const done = demoted > 0 ? `the last ${demoted} articles are headline and link` : "Gmail may hide its end";
    report({
      code: "email/long",
      severity: "warning",
      message: `Cannot show all of issue ${number} in its mail: expected at most ${CLIP_BUDGET.toLocaleString("en")} bytes of HTML, got more; ${done}`,
      place,
      hint: "Make more of them briefs (issues.stories), or show less of each (email.content)",
    });
  }
}

/** Pictures in the mail without a text in their place: most clients show no picture until they are asked to. */
function reportPictures(article: Article, html: string, body: string, report: Report): void {
  const { picture, places, source } = article;
  if (picture && picture.alt === undefined && shows(html, picture.url)) {
    report(missingAlt(picture.url, places.picture ?? { file: source }));
  }
  for (const src of silentPictures(parseHtml(body))) {
    if (src !== picture?.url && shows(html, src)) report(missingAlt(src, places.body ?? { file: source }));
  }
}

function shows(html: string, url: string): boolean {
  return html.includes(`src="${url.replaceAll("&", "&amp;")}"`);
}

/** `alt=""` says that a picture is decoration; without `alt` nobody said anything. */
function silentPictures(nodes: readonly HtmlNode[]): readonly string[] {
  return nodes.flatMap((node): readonly string[] => {
    if (!isElement(node)) return [];
    const { src, alt } = node.attributes;
    return node.name === "img" && alt === undefined && src !== undefined ? [src] : silentPictures(node.children);
  });
}

function missingAlt(url: string, place: { readonly file: string }) {
  return {
    code: "email/alt-missing",
    severity: "warning",
    message: `Cannot tell readers what a picture shows: expected a text in its place, got none for ${url}`,
    place,
    hint: 'Write ![What it shows](address), or imageAlt: in the front matter; "" for mere decoration',
  } as const;
}
