import { formatDate } from "../language/format-date.js";
import { formatNumber } from "../language/format-number.js";
import type { Labels } from "../language/labels-of.js";
import type { Issue } from "../model/issue.js";
import type { Archive } from "./archive.js";

/** The postmark of an issue, for `partials/stamp.hbs`. */
export interface IssueStamp {
  readonly number: string;
  /** Day and month. */
  readonly day: string;
  readonly year: string;
}

/** Stamps an issue with its number and its day. */
export function issueStamp({ number, published }: Issue, { publication }: Archive, { language }: Labels): IssueStamp {
  const { timeZone } = publication.settings;
  const write = (style: "monthDay" | "year"): string => formatDate(published, { language, timeZone, style });
  return { number: `№ ${formatNumber(number, language)}`, day: write("monthDay"), year: write("year") };
}

/** "Issue 9", to stand beside the title of an issue; undefined where the title says just that. */
export function issueNumber({ number, title }: Issue, labels: Labels): string | undefined {
  const text = labels.say("issue-number", { number });
  return title === text ? undefined : text;
}
