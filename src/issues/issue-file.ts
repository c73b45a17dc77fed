import type { Instant } from "../model/instant.js";
import type { Language } from "../model/language.js";
import type { Place } from "../model/place.js";
import type { NamingIssue } from "./find-article.js";

/** What a file that curates an issue says. Everything but the date may be left to the rules. */
export interface IssueFile {
  readonly source: string;
  /** Where the file begins: place of problems about all of it. */
  readonly place: Place;
  readonly slug: string;
  /** When the issue goes out, where the file gives a time of day. */
  readonly date: Instant;
  /** False when only the day is written: the time is then that of the cadence. */
  readonly dateHasTime: boolean;
  readonly title?: string | undefined;
  readonly subject?: string | undefined;
  readonly preheader?: string | undefined;
  readonly language?: Language | undefined;
  /** What decides between several articles of one name. */
  readonly naming: NamingIssue;
  /** Sanitised HTML with absolute URLs. */
  readonly intro: string;
  readonly outro: string;
  /** Absolute URLs that intro and outro link to, in order, with their places; a sponsor's may come again. */
  readonly links: readonly { readonly url: string; readonly place: Place }[];
  /** Articles at the head of the issue, the first as its lead; they may have run before. */
  readonly pins: readonly ArticleReference[];
  readonly sections: readonly SectionPlan[];
  readonly sponsors: readonly SponsorPlan[];
  readonly corrections: readonly CorrectionPlan[];
  /** Whether the articles of its time that no section takes are added below them; else they wait for the next issue. */
  readonly fill: boolean;
}

/** An article, as an editor names it: by slug, by file, by address or by id. */
export interface ArticleReference {
  readonly name: string;
  readonly place: Place;
  readonly note?: string | undefined;
  readonly blurb?: string | undefined;
}

/** What a section is to hold: named articles first, then those that fit all of its rules. */
export interface SectionPlan extends SectionRule {
  readonly articles: readonly ArticleReference[];
}

/** A section by rule, as the settings may give it to every issue. */
export interface SectionRule {
  readonly title?: string | undefined;
  readonly tag?: string | undefined;
  readonly author?: string | undefined;
  readonly section?: string | undefined;
  /** At most so many by rule. */
  readonly count?: number | undefined;
  readonly as: "stories" | "briefs" | "links";
}

export interface SponsorPlan {
  readonly name: string;
  readonly url: string;
  /** Sanitised HTML. */
  readonly html: string;
  readonly disclosure?: string | undefined;
  readonly position: number;
}

export interface CorrectionPlan {
  readonly text: string;
  readonly article?: ArticleReference | undefined;
  readonly issueNumber?: number | undefined;
}
