import { escapeAttribute } from "../markup/escape-html.js";
import type { Issue } from "../model/issue.js";
import { publicUrl } from "../publication/feed-addresses.js";
import type { Settings } from "../publication/settings.js";

/** Leads addresses on a site from where it stood once to where it stands now; all others stay. */
export interface SiteMove {
  url(address: string): string;
  /** The addresses in the attributes of sanitised HTML. */
  html(text: string): string;
}

/** Public address of an issue's page. */
export function issueUrl({ path }: Pick<Issue, "path">, settings: Settings): string {
  return publicUrl(settings, folderOf(path));
}

/**
 * What became of the addresses of an issue that was sent; undefined where the site did not move.
 *
 * @param sent - The issue as it was sent.
 * @param now - Address of its page today.
 */
export function siteMove({ url, path }: Pick<Issue, "path" | "url">, now: string): SiteMove | undefined {
  const [before, after] = [rootOf(url, path), rootOf(now, path)];
  if (before === undefined || after === undefined || before === after) return undefined;
  const [from, to] = [escapeAttribute(before), escapeAttribute(after)];
  return {
    url: (address) => (address.startsWith(before) ? after + address.slice(before.length) : address),
    // At the beginning of an attribute's value, or of a picture in a `srcset`: elsewhere it is a part of another address.
    html: (text) =>
      text.replace(/<[a-z][^<>]*>/g, (tag) =>
        tag.replaceAll(`="${from}`, `="${to}`).replaceAll(`, ${from}`, `, ${to}`),
      ),
  };
}

/** An issue that was sent, as the site of today has it. Its mail stays as it was (`IssueContent.issue`). */
export function movedIssue(issue: Issue, settings: Settings): Issue {
  const url = issueUrl(issue, settings);
  const move = siteMove(issue, url);
  if (!move) return issue;
  return {
    ...issue,
    url,
    intro: move.html(issue.intro),
    outro: move.html(issue.outro),
    sponsors: issue.sponsors.map((sponsor) => ({
      ...sponsor,
      url: move.url(sponsor.url),
      html: move.html(sponsor.html),
    })),
  };
}

/** `issues/2026-11-20/index.html` → `issues/2026-11-20/` */
const folderOf = (path: string): string => path.replace(/index\.html$/, "");

/** The address of the site, from that of a page on it. */
function rootOf(url: string, path: string): string | undefined {
  const folder = folderOf(path).split("/").map(encodeURIComponent).join("/");
  return url.endsWith(`/${folder}`) ? url.slice(0, -folder.length) : undefined;
}
