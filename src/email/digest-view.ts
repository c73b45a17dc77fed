import type { IssueContent } from "../issues/issue-content.js";
import { formatDate } from "../language/format-date.js";
import { type Labels, labelsOf } from "../language/labels-of.js";
import { parseHtml } from "../markup/parse-html.js";
import type { Issue, Sponsor } from "../model/issue.js";
import { postalLines } from "../publication/postal-lines.js";
import type { Publication } from "../publication/publication.js";
import type { DigestView, SectionView, SponsorView } from "./digest-context.js";
import { alignOf, type EntryTools, type EntryView, entryView } from "./entry-view.js";
import { fitForMail } from "./fit-for-mail.js";
import { isUpright } from "./is-upright.js";
import { linkTagger } from "./link-tags.js";
import type { ReaderTokens } from "./reader-tokens.js";
import { themeOf } from "./theme.js";

/** What the view of a mail is made from. */
export interface DigestSources {
  readonly issue: Issue;
  readonly publication: Publication;
  readonly content: IssueContent;
  readonly tokens: ReaderTokens;
}

/** Space between the mail's edge and its text, in pixels. */
const MARGIN = 24;

/** Makes the view of an issue's mail: all texts and addresses, ready to be placed. */
export function digestView(sources: DigestSources): DigestView {
  const { issue, publication, content, tokens } = sources;
  const { settings } = publication;
  const labels = labelsOf(issue.language, { overrides: settings.labels, fallback: settings.language });
  const theme = themeOf(settings.email);
  const { email } = settings;
  const inner = email.width - 2 * MARGIN;
  const tagLink = linkTagger(settings, issue);
  const tools: EntryTools = {
    issue,
    settings,
    theme,
    labels,
    inner,
    tagLink,
    bodyOf: (article) => content.bodyOf(article),
    translationsOf: (article) => content.translationsOf(article),
    count: issue.sections.reduce((sum, { entries }) => sum + entries.length, 0),
  };
  const words = (html: string): string => fitWords(html, tools);
  /** What the editor wrote for readers, with marks, else what everybody reads. */
  const spoken = (part: "subject" | "preheader" | "intro" | "outro"): string => {
    const text = issue.mail?.[part];
    return text === undefined ? issue[part] : tokens.markFields(text);
  };
  const reason = settings.sending.reason ?? labels.say("why-you-get-this", { title: settings.title });
  const sections = sectionViews(sources, tools, words);
  const textShare = 71;
  return {
    source: issue.source,
    lang: issue.language,
    dir: issue.direction,
    start: alignOf(issue.direction),
    rtl: issue.direction === "rtl",
    upright: isUpright(issue.language),
    theme,
    broadsheet: theme.name === "broadsheet",
    width: email.width,
    inner,
    thumb: Math.round((inner * (100 - textShare)) / 100),
    textShare,
    pictureShare: 100 - textShare,
    radius: email.radius,
    labels: labels.text,
    subject: spoken("subject"),
    preheader: spoken("preheader"),
    title: settings.title,
    homeUrl: tagLink(settings.url),
    tagline: email.header || settings.description,
    logo: email.logo && { ...email.logo, dark: email.logo.dark ?? "", alt: email.logo.alt ?? settings.title },
    date: formatDate(issue.published, { language: labels.language, timeZone: settings.timeZone, style: "weekday" }),
    number: labels.say("issue-number", { number: issue.number }),
    intro: words(spoken("intro")),
    outro: words(spoken("outro")),
    contents: contentsOf(sections, email.contents),
    opening: sponsorsAt(issue.sponsors, 0, issue.sections.length, words),
    sections,
    corrections: correctionViews(sources, labels, tagLink),
    footer: email.footer,
    social: email.social,
    webUrl: tagLink(issue.url),
    subscribeUrl: tagLink(settings.url),
    publisher: settings.publisher?.name ?? "",
    publisherUrl: settings.publisher?.url ?? "",
    address: settings.publisher?.address ?? "",
    addressLines: postalLines(settings),
    reason,
    reader: {
      name: tokens.mark("name"),
      address: tokens.mark("address"),
      reason: tokens.mark("reason", reason),
      unsubscribeUrl: tokens.mark("unsubscribe-url", settings.url),
    },
  };
}

/** The editor's own words: they stand between sections, so headings in them are of the second level. */
function fitWords(html: string, { theme, issue, inner, settings, tagLink, labels }: EntryTools): string {
  if (html === "") return "";
  return fitForMail(parseHtml(html), {
    theme,
    direction: issue.direction,
    width: inner,
    radius: settings.email.radius,
    level: 1,
    url: issue.url,
    tagLink,
    words: { watch: labels.text.watch, listen: labels.text.listen, picture: labels.text.picture },
  });
}

type Words = (html: string) => string;

function sectionViews({ issue, content }: DigestSources, tools: EntryTools, words: Words): readonly SectionView[] {
  return issue.sections.map(({ kind, title = "", entries }, index) => {
    const level = title === "" ? 2 : 3;
    const views = entries.flatMap((entry) => {
      const article = content.articleOf(entry.articleId);
      return article ? [{ entry, view: entryView(entry, article, level, tools) }] : [];
    });
    const isShort = ({ entry }: (typeof views)[number]): boolean =>
      entry.treatment === "brief" || entry.treatment === "link";
    return {
      kind,
      title,
      // Under a heading there is a line already.
      entries: views
        .filter((one) => !isShort(one))
        .map(({ view }, place) => ({ ...view, first: title !== "" && place === 0 })),
      briefs: views.filter(isShort).map(({ entry, view }) => (entry.treatment === "link" ? asLink(view) : view)),
      sponsors: sponsorsAt(issue.sponsors, index + 1, issue.sections.length, words),
    };
  });
}

/** An article without a headline keeps its line: it is all there is to show. */
export function asLink(view: EntryView): EntryView {
  return { ...view, line: view.title === "" ? view.line : "" };
}

/** Sponsors after the section of this position; those that name one beyond the last stand after the last. */
function sponsorsAt(
  sponsors: readonly Sponsor[],
  position: number,
  last: number,
  words: Words,
): readonly SponsorView[] {
  return sponsors
    .filter((sponsor) => Math.min(sponsor.position, last) === position)
    .map(({ name, url, disclosure, html }) => ({ name, url, disclosure, html: words(html) }));
}

function contentsOf(sections: readonly SectionView[], from: number): DigestView["contents"] {
  const entries = sections
    .flatMap((section) => [...section.entries, ...section.briefs])
    .filter(({ title }) => title !== "");
  if (from === 0 || entries.length < from) return [];
  return entries.slice(0, CONTENTS_LENGTH).map(({ title, url, lang, dir }) => ({ title, url, lang, dir }));
}

/** A table of contents that must be scrolled helps nobody. */
const CONTENTS_LENGTH = 8;

function correctionViews(
  { issue, content }: DigestSources,
  labels: Labels,
  tagLink: (url: string) => string,
): DigestView["corrections"] {
  return issue.corrections.map(({ text, articleId, issueNumber }) => {
    const article = articleId === undefined ? undefined : content.articleOf(articleId);
    return {
      text,
      url: article ? tagLink(article.url) : "",
      title: article?.title ?? "",
      issue: issueNumber === undefined ? "" : labels.say("issue-number", { number: issueNumber }),
    };
  });
}
