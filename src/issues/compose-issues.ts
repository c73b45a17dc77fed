import { labelsOf } from "../language/labels-of.js";
import type { Article } from "../model/article.js";
import type { Instant } from "../model/instant.js";
import type { Issue, IssueCorrection } from "../model/issue.js";
import type { SourceTree } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { type Cadence, cadenceOf } from "./cadence.js";
import { type Claims, claimArticles, handPicked } from "./claim-articles.js";
import { composedOnce } from "./composed-once.js";
import { type Correctable, correctionsIn } from "./corrections.js";
import { cutWindows, type IssueWindow } from "./cut-windows.js";
import { type Cut, cutsOf } from "./cuts-of.js";
import { articleFinder } from "./find-article.js";
import { readFrozenIssues } from "./frozen-issue.js";
import type { IssueFile } from "./issue-file.js";
import { type Candidate, layOut } from "./lay-out.js";
import { makeIssue } from "./make-issue.js";
import { readIssueFiles } from "./read-issue-files.js";
import { reportSeenBefore } from "./seen-before.js";
import { movedIssue } from "./site-move.js";

/** What issues are composed from. */
export interface IssueSources {
  readonly tree: SourceTree;
  /** Public articles, newest first, as in `Publication`. */
  readonly articles: readonly Article[];
  readonly settings: Settings;
  /** `Publication.id` */
  readonly id: string;
  readonly now: Instant;
  /** Keeps what the files of issues say, and frozen copies. */
  readonly memory: Memory;
}

/** The issues of a publication. */
export interface Composition {
  /** Newest first; at most one is upcoming, and it comes first. */
  readonly issues: readonly Issue[];
  /** When the first issue that is planned for later becomes the upcoming one; undefined if none is. */
  readonly next?: Instant | undefined;
}

/**
 * Composes the issues of a publication.
 *
 * 1. Time is cut into windows by the cadence, and by the files that curate issues.
 * 2. Every article belongs to one issue: the first whose file (or frozen copy) names it, else
 *    that of the window it was published in. When that issue was frozen without it, or leaves
 *    articles for later, it moves on to the next.
 * 3. Each issue is laid out: the lead, the sections, the rest.
 *
 * Only pins of an issue file make an article run twice. Work grows in proportion to the articles.
 */
export function composeIssues(sources: IssueSources, report: Report): Composition {
  const { tree, articles, settings, now, memory } = sources;
  const cadence = cadenceOf(settings);
  const find = articleFinder(articles, report);
  const frozen = readFrozenIssues(tree, memory, report);
  const cuts = cutsOf(frozen, readIssueFiles(tree, settings, find, memory, report), cadence);
  const claims = claimArticles(cuts, find);
  const composer = new Composer(sources, cadence, claims, new Set(cuts.map(({ slug }) => slug)));

  const oldestFirst = articles.toReversed();
  const corrections = correctionsIn(articles);
  const queue = new Queue(oldestFirst, ({ published }) => published);
  const due = new Queue(corrections, ({ date }) => date);
  let next: Instant | undefined;
  for (const window of cutWindows(instantsOf(oldestFirst, cuts), cuts, cadence)) {
    // The window that `now` falls in is the upcoming issue; what is planned for later is not shown.
    if (window.from > now) {
      next = window.from;
      break;
    }
    composer.add(
      window,
      queue.until(window.to).filter(({ id }) => !claims.owner.has(id)),
      due.until(window.to),
    );
  }
  const issues = composer.issues.toReversed();
  reportSeenBefore({ issues, articles, files: cuts.flatMap(({ file }) => file ?? []), claims, settings }, report);
  return { issues, next };
}

/** When there may be something to run: articles come, and a frozen issue or one that does not fill up leaves some. */
function instantsOf(oldestFirst: readonly Article[], cuts: readonly Cut[]): readonly Instant[] {
  const leaving = cuts.filter(({ file, frozen }) => frozen || file?.fill === false);
  return [...oldestFirst.map(({ published }) => published), ...leaving.map(({ at }) => at)].sort((a, b) => a - b);
}

/** Hands out a sorted list piece by piece. */
class Queue<Item> {
  readonly #items: readonly Item[];
  readonly #timeOf: (item: Item) => Instant;
  #next = 0;

  constructor(items: readonly Item[], timeOf: (item: Item) => Instant) {
    this.#items = items;
    this.#timeOf = timeOf;
  }

  /** What comes before a moment and was not handed out yet. */
  until(end: Instant): readonly Item[] {
    const start = this.#next;
    for (
      let item = this.#items[start];
      item !== undefined && this.#timeOf(item) < end;
      item = this.#items[this.#next]
    ) {
      this.#next += 1;
    }
    return this.#items.slice(start, this.#next);
  }
}

/** Composes issue after issue; what one does not take moves on to the next. */
class Composer {
  readonly issues: Issue[] = [];
  readonly #sources: IssueSources;
  readonly #cadence: Cadence;
  readonly #claims: Claims;
  /** What files and frozen copies call their issues. */
  readonly #slugs: ReadonlySet<string>;
  readonly #byId: ReadonlyMap<string, Article>;
  /** Articles that ran, with the number of the issue. */
  readonly #ran = new Map<string, number>();
  #waiting: readonly Candidate[] = [];
  #due: readonly Correctable[] = [];

  constructor(sources: IssueSources, cadence: Cadence, claims: Claims, slugs: ReadonlySet<string>) {
    this.#sources = sources;
    this.#cadence = cadence;
    this.#claims = claims;
    this.#slugs = slugs;
    this.#byId = new Map(sources.articles.map((article) => [article.id, article]));
  }

  add(window: IssueWindow<Cut>, articles: readonly Article[], corrections: readonly Correctable[]): void {
    const open = [...this.#waiting, ...articles.map((article) => ({ article, reason: "window" as const }))];
    this.#due = [...this.#due, ...corrections];
    const frozen = window.cut?.frozen;
    const issue = frozen ? this.#keep(frozen, open, window.cut?.leaves) : this.#compose(window, open);
    if (!issue) return;
    this.issues.push(issue);
    for (const { entries } of issue.sections) {
      for (const { articleId } of entries) if (!this.#ran.has(articleId)) this.#ran.set(articleId, issue.number);
    }
  }

  /** A frozen issue takes nothing more: what belongs to its time comes late, unless it was to be left. */
  #keep(frozen: Issue, open: readonly Candidate[], leaves = false): Issue {
    const { labels } = this.#words(frozen.language);
    this.#waiting = leaves ? open : open.map((candidate) => ({ ...candidate, reason: "late", note: labels.text.late }));
    const printed = new Set(frozen.corrections.map(({ text }) => text));
    this.#due = this.#due.filter(({ text, articleId }) => this.#ran.has(articleId) && !printed.has(text));
    return movedIssue(frozen, this.#sources.settings);
  }

  /** An issue without a file that was composed of the same before is the same: few change from build to build. */
  #compose(window: IssueWindow<Cut>, open: readonly Candidate[]): Issue | undefined {
    const { settings, now, id } = this.#sources;
    if (window.cut || window.to > now || this.#due.length > 0) return this.#composeAnew(window, open);
    const { from, to } = window;
    const { issue, left } = composedOnce({ settings, id, from, to, open, number: this.#nextNumber() }, () => ({
      issue: this.#composeAnew(window, open),
      left: this.#waiting,
    }));
    this.#waiting = left;
    return issue;
  }

  #composeAnew({ from, to, cut }: IssueWindow<Cut>, open: readonly Candidate[]): Issue | undefined {
    const { settings, now, id } = this.#sources;
    const file = cut?.file;
    const { language, labels } = this.#words(file?.language ?? settings.language);
    const { sections, left } = layOut({
      ...handPicked(cut, this.#claims),
      standing: settings.issues.sections,
      open: open.toSorted(newestFirst),
      fill: file?.fill ?? true,
      stories: settings.issues.stories,
      language,
      labels,
    });
    this.#waiting = left;
    if (!file && sections.length === 0) return undefined;
    return makeIssue({
      settings,
      publicationId: id,
      now,
      articleOf: (articleId) => this.#byId.get(articleId),
      window: { from, to },
      day: Number.isFinite(to) ? this.#cadence.dayOf(to) : this.#dayToCome(),
      file,
      sections,
      corrections: [...this.#written(file), ...this.#takeCorrections()],
      number: this.#nextNumber(),
      language,
      labels,
    });
  }

  /** While nobody has said when an issue goes out: the first day to come, at the usual time, that no other is named after. */
  #dayToCome(): string {
    const { settings, now } = this.#sources;
    const daily = cadenceOf({ ...settings, issues: { ...settings.issues, cadence: "daily" } });
    let moment = daily.after(now);
    while (this.#slugs.has(daily.dayOf(moment))) moment = daily.after(moment);
    return daily.dayOf(moment);
  }

  #nextNumber(): number {
    return (this.issues.at(-1)?.number ?? 0) + 1;
  }

  #written(file: IssueFile | undefined): readonly IssueCorrection[] {
    return (file?.corrections ?? []).map(({ text, article, issueNumber }) => {
      const articleId = article && this.#claims.articles.get(article)?.id;
      return { text, articleId, issueNumber: issueNumber ?? this.#ran.get(articleId ?? "") };
    });
  }

  /** Corrections of what ran before. Of what did not run yet, readers will see only the corrected version. */
  #takeCorrections(): readonly IssueCorrection[] {
    const due = this.#due.filter(({ articleId }) => this.#ran.has(articleId));
    this.#due = [];
    return due.map(({ text, articleId }) => ({ text, articleId, issueNumber: this.#ran.get(articleId) }));
  }

  #words(language: string) {
    const { settings } = this.#sources;
    return { language, labels: labelsOf(language, { overrides: settings.labels, fallback: settings.language }) };
  }
}

/** As in `Publication.articles`. */
function newestFirst(a: Candidate, b: Candidate): number {
  return b.article.published - a.article.published || (a.article.id < b.article.id ? -1 : 1);
}
