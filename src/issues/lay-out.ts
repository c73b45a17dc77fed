import type { Labels } from "../language/labels-of.js";
import type { Article, Tag } from "../model/article.js";
import type { Entry, Section } from "../model/issue.js";
import type { Language } from "../model/language.js";
import type { SectionPlan, SectionRule } from "./issue-file.js";
import { uniqueSlug } from "./unique-slug.js";

/** An article that goes into an issue, and why. */
export interface Candidate {
  readonly article: Article;
  readonly reason: Entry["reason"];
  readonly note?: string | undefined;
  readonly blurb?: string | undefined;
}

/** What an issue is laid out from. */
export interface LayoutPlan {
  /** Shown first, the first one as the lead. */
  readonly pins: readonly Candidate[];
  /** Sections that the issue's own file asks for, each with the articles it names. */
  readonly written: readonly PlannedSection[];
  /** Sections of the settings, which every issue has. */
  readonly standing: readonly SectionRule[];
  /** Articles of the issue that nobody named, in their order; each lands in exactly one place. */
  readonly open: readonly Candidate[];
  /** Whether what no section takes is shown below them. */
  readonly fill: boolean;
  /** How many articles outside sections are shown as stories. */
  readonly stories: number;
  readonly language: Language;
  readonly labels: Labels;
}

export interface PlannedSection {
  readonly plan: SectionPlan;
  readonly named: readonly Candidate[];
}

/** Shorter articles, in words, are news in brief: a summary would say as much as they do. */
const BRIEF_WORDS = 60;

/**
 * Gives every article its place: the lead, the sections of the file, those of the settings, then
 * the rest as stories and briefs, and at the end translations of what is shown already.
 *
 * @returns The sections, none of them empty, and the articles that wait for the next issue.
 */
export function layOut(plan: LayoutPlan): { sections: readonly Section[]; left: readonly Candidate[] } {
  const { others, open } = setTranslationsApart(plan);
  const sections: Section[] = [];
  const slugs = new Set<string>();
  let rest = open;

  const add = (
    kind: Section["kind"],
    title: string | undefined,
    entries: readonly Entry[],
    name = title ?? kind,
  ): void => {
    if (entries.length > 0) sections.push({ kind, title, slug: uniqueSlug(name, kind, slugs), entries });
  };
  /** To the section of that title where the file has one: the order that an editor saved names those of the rules, too. */
  const fillUp = (kind: Section["kind"], title: string | undefined, entries: readonly Entry[], name?: string): void => {
    const index = sections.findIndex(
      (section) => title !== undefined && section.title === title && section.kind === kind,
    );
    const known = sections[index];
    if (known) sections[index] = { ...known, entries: [...known.entries, ...entries] };
    else add(kind, title, entries, name);
  };
  const take = (fits: (candidate: Candidate) => boolean, count = Number.POSITIVE_INFINITY): readonly Candidate[] => {
    const taken = new Set(rest.filter(fits).slice(0, count));
    rest = rest.filter((candidate) => !taken.has(candidate));
    return [...taken];
  };

  // With sections of its own and no pin, an issue that does not fill up begins as the editor wrote it.
  const auto = plan.pins.length === 0 && plan.fill ? chooseLead(rest, plan.language) : undefined;
  const [lead = auto, ...pinned] = plan.pins;
  rest = rest.filter((candidate) => candidate !== auto);
  add("lead", undefined, lead ? [entryOf(lead, "lead")] : []);
  add(
    "stories",
    undefined,
    pinned.map((pin) => entryOf(pin, "story")),
    "pinned",
  );
  for (const { plan: wanted, named } of plan.written) {
    const byRule = hasRule(wanted) ? take(fitting(wanted), wanted.count) : [];
    add(wanted.as, wanted.title, entriesOf([...named, ...byRule.map(because(wanted))], wanted.as));
  }
  if (!plan.fill) return { sections, left: [...rest, ...others] };

  for (const wanted of plan.standing) {
    const taken = take(fitting(wanted), wanted.count).map(because(wanted));
    fillUp(wanted.as, wanted.title ?? titleOf(wanted, taken), entriesOf(taken, wanted.as));
  }
  const titled = sections.some(({ title }) => title !== undefined);
  const stories = take(({ article }) => !isBrief(article), plan.stories);
  fillUp("stories", titled ? plan.labels.text["more-stories"] : undefined, entriesOf(stories, "stories"), "stories");
  const only = sections.length === 0;
  fillUp("briefs", only ? undefined : plan.labels.text["in-brief"], entriesOf(rest, "briefs"), "briefs");
  fillUp("links", plan.labels.text["in-other-languages"], entriesOf(others, "links"), "languages");
  return { sections, left: [] };
}

/** Keeps one version of each article: that which somebody named, else that in the language where there is one. */
function setTranslationsApart({ pins, written, open, language }: LayoutPlan): {
  open: readonly Candidate[];
  others: readonly Candidate[];
} {
  const best = new Map<string, Candidate>();
  const picked = [...pins, ...written.flatMap(({ named }) => named)];
  const shown = new Set(picked.map(({ article }) => article.translationKey));
  for (const candidate of open) {
    const { translationKey: key, language: own } = candidate.article;
    if (key === undefined) continue;
    const known = best.get(key);
    if (!known || (known.article.language !== language && own === language)) best.set(key, candidate);
  }
  const isMain = (candidate: Candidate): boolean => {
    const key = candidate.article.translationKey;
    return key === undefined || (best.get(key) === candidate && !shown.has(key));
  };
  return { open: open.filter(isMain), others: open.filter((candidate) => !isMain(candidate)) };
}

/** The longest article with a picture, in the language of the issue where there is one. */
function chooseLead(candidates: readonly Candidate[], language: Language): Candidate | undefined {
  const weight = ({ article }: Candidate): readonly number[] => [
    article.title === undefined ? 0 : 1,
    article.language === language ? 1 : 0,
    article.picture ? 1 : 0,
    article.words,
  ];
  let best: Candidate | undefined;
  for (const candidate of candidates) if (!best || isMore(weight(candidate), weight(best))) best = candidate;
  return best;
}

/** Whether a list of numbers comes after another, looked at from the left. */
function isMore(a: readonly number[], b: readonly number[]): boolean {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index >= 0 && (a[index] ?? 0) > (b[index] ?? 0);
}

function hasRule({ tag, author, section, count }: SectionRule): boolean {
  return [tag, author, section, count].some((rule) => rule !== undefined);
}

function fitting({ tag, author, section }: SectionRule): (candidate: Candidate) => boolean {
  return ({ article }) =>
    (tag === undefined || article.tags.some((own) => isNamed(own, tag))) &&
    (author === undefined || article.authors.some((own) => isNamed(own, author))) &&
    (section === undefined || (article.section !== undefined && isNamed(article.section, section)));
}

function isNamed(own: Tag, name: string): boolean {
  return own.slug === name || own.name.toLowerCase() === name.toLowerCase();
}

function because({ tag, author }: SectionRule): (candidate: Candidate) => Candidate {
  return (candidate) => {
    if (candidate.reason !== "window") return candidate;
    return { ...candidate, reason: tag !== undefined ? "tag" : author !== undefined ? "author" : "window" };
  };
}

/** A section of the settings without a title bears the name of its tag, as articles spell it. */
function titleOf({ tag, section, author }: SectionRule, [first]: readonly Candidate[]): string | undefined {
  const name = tag ?? section ?? author;
  if (!first || name === undefined) return name;
  const own = [
    ...first.article.tags,
    ...first.article.authors,
    ...(first.article.section ? [first.article.section] : []),
  ];
  return own.find((one) => isNamed(one, name))?.name ?? name;
}

function isBrief({ title, words }: Article): boolean {
  return title === undefined || words < BRIEF_WORDS;
}

function entriesOf(candidates: readonly Candidate[], kind: SectionPlan["as"]): readonly Entry[] {
  const treatment = { stories: "story", briefs: "brief", links: "link" } as const;
  return candidates.map((candidate) => entryOf(candidate, treatment[kind]));
}

function entryOf({ article, reason, note, blurb }: Candidate, treatment: Entry["treatment"]): Entry {
  return { articleId: article.id, treatment, reason, note, blurb };
}
