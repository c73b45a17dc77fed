import { directionOf } from "../language/direction-of.js";
import { formatDate } from "../language/format-date.js";
import type { Labels } from "../language/labels-of.js";
import type { Article } from "../model/article.js";
import { digestOf } from "../model/digest.js";
import type { Instant } from "../model/instant.js";
import type { Issue, IssueCorrection, Section, Sponsor } from "../model/issue.js";
import type { Language } from "../model/language.js";
import type { Settings } from "../publication/settings.js";
import type { IssueFile } from "./issue-file.js";
import { withoutReader } from "./reader-fields.js";
import { issueUrl } from "./site-move.js";

/** Everything that is decided about an issue before it gets its names. */
export interface IssueDraft {
  readonly settings: Settings;
  /** `Publication.id` */
  readonly publicationId: string;
  readonly now: Instant;
  /** Looks an entry's article up. */
  readonly articleOf: (id: string) => Article | undefined;
  /** `to` may be infinite: then nobody has said yet when the issue goes out. */
  readonly window: { readonly from: Instant; readonly to: Instant };
  /** The local day it goes out on, `2026-11-20`. */
  readonly day: string;
  readonly file?: IssueFile | undefined;
  readonly sections: readonly Section[];
  readonly corrections: readonly IssueCorrection[];
  readonly number: number;
  readonly language: Language;
  readonly labels: Labels;
}

/** Gives an issue its names and texts: what its file says, else what follows from its content. */
export function makeIssue(draft: IssueDraft): Issue {
  const { settings, window, file, sections, number, language, labels } = draft;
  const published = Number.isFinite(window.to) ? window.to : draft.now;
  const slug = file?.slug ?? draft.day;
  const headlines = headlinesOf(draft);
  const title = file?.title ?? labels.say("issue-number", { number });
  const path = `issues/${slug}/index.html`;
  // Only what the editor wrote for readers is: an article's headline that has such a field is just text.
  const written = { subject: file?.subject, preheader: file?.preheader, intro: file?.intro, outro: file?.outro };
  const mail = Object.entries(written).filter(([, text]) => text !== undefined && text !== withoutReader(text));
  const issue = {
    id: `${draft.publicationId}issue/${slug}`,
    number,
    slug,
    path,
    url: issueUrl({ path }, settings),
    language,
    direction: directionOf(language),
    title,
    subject: withoutReader(file?.subject) ?? subjectOf(draft, headlines[0] ?? title, published),
    preheader: withoutReader(file?.preheader) ?? preheaderOf(headlines.slice(1), settings.description),
    intro: withoutReader(file?.intro) ?? "",
    outro: withoutReader(file?.outro) ?? "",
    mail: mail.length === 0 ? undefined : Object.fromEntries(mail),
    published,
    window: { from: Number.isFinite(window.from) ? window.from : (earliestOf(draft) ?? published), to: published },
    upcoming: window.to > draft.now,
    sections,
    sponsors: sponsorsOf(file, labels),
    corrections: draft.corrections,
    source: file?.source,
    place: file?.place,
  };
  return { ...issue, digest: issueDigest(issue, draft.articleOf) };
}

/** Hash of an issue and of all articles in it. */
export function issueDigest(issue: Omit<Issue, "digest">, articleOf: IssueDraft["articleOf"]): string {
  const ids = issue.sections.flatMap(({ entries }) => entries.map(({ articleId }) => articleId));
  return digestOf(
    { ...issue, digest: undefined },
    ids.map((id) => articleOf(id)?.digest),
    issue.corrections.map(({ articleId = "" }) => [articleOf(articleId)?.url, articleOf(articleId)?.title]),
  );
}

/** Longest preheader, in UTF-16 code units: what inboxes show, and a little for wide screens. */
const PREHEADER_LENGTH = 140;

function headlinesOf({ sections, articleOf }: IssueDraft): readonly string[] {
  return sections.flatMap(({ entries }) => entries).flatMap(({ articleId }) => articleOf(articleId)?.title ?? []);
}

function subjectOf({ settings, number, language }: IssueDraft, lead: string, published: Instant): string {
  const values: Readonly<Record<string, string>> = {
    lead,
    number: String(number),
    title: settings.title,
    date: formatDate(published, { language, timeZone: settings.timeZone, style: "day" }),
  };
  return settings.issues.subject.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The headlines after the lead, as many as fit: what else is in the issue makes people open it. */
function preheaderOf(headlines: readonly string[], description: string): string {
  let text = "";
  for (const headline of headlines) {
    const longer = text === "" ? headline : `${text} · ${headline}`;
    if (longer.length > PREHEADER_LENGTH) break;
    text = longer;
  }
  return text || description;
}

function sponsorsOf(file: IssueFile | undefined, labels: Labels): readonly Sponsor[] {
  return (file?.sponsors ?? []).map(({ disclosure, ...sponsor }) => ({
    ...sponsor,
    disclosure: disclosure ?? labels.text.sponsored,
  }));
}

function earliestOf({ sections, articleOf }: IssueDraft): Instant | undefined {
  const dates = sections.flatMap(({ entries }) =>
    entries.flatMap(({ articleId }) => articleOf(articleId)?.published ?? []),
  );
  return dates.length === 0 ? undefined : Math.min(...dates);
}
