import type { Instant } from "./instant.js";
import type { Direction, Language } from "./language.js";
import type { Place } from "./place.js";

/**
 * One issue: which articles, in which order, under which headings, with what around them.
 * The email of an issue is its digest; its page in the archive shows the same content.
 */
export interface Issue {
  /** Permanent id: a `tag:` IRI. */
  readonly id: string;
  /** Hash of all the issue is, its articles' digests included (hex). */
  readonly digest: string;
  /** 1-based, in order of publication; as readers quote it ("#9"). */
  readonly number: number;
  /** Path segment, e.g. `2026-11-20` or the name of the file that curates it. */
  readonly slug: string;
  /** `issues/<slug>/index.html` */
  readonly path: string;
  readonly url: string;
  readonly language: Language;
  readonly direction: Direction;
  /** Name of the issue as its page shows it. */
  readonly title: string;
  /** Subject line of the mail. */
  readonly subject: string;
  /** What an inbox shows after the subject. */
  readonly preheader: string;
  /** When it goes out: the end of its window, or the date that the editor wrote. */
  readonly published: Instant;
  /** Articles published in `[from, to)` belong to it; a curated issue takes what it names besides. */
  readonly window: { readonly from: Instant; readonly to: Instant };
  /** True while its window is still open at build time: shown in the preview, in no output. */
  readonly upcoming: boolean;
  /** Sanitised HTML with absolute URLs; empty when there is none. */
  readonly intro: string;
  readonly outro: string;
  /** Those of these texts that speak to the reader, as the mail has them: with `{{reader.name|friend}}`. */
  readonly mail?: Partial<Pick<Issue, "subject" | "preheader" | "intro" | "outro">> | undefined;
  readonly sections: readonly Section[];
  readonly sponsors: readonly Sponsor[];
  readonly corrections: readonly IssueCorrection[];
  /**
   * Path of the copy that `postrider issue freeze` made, from the project folder: the mail is made
   * from the articles as they are in there. Articles of a frozen issue may be gone since.
   */
  readonly frozen?: string | undefined;
  /** The file that curates it, if one does. */
  readonly source?: string | undefined;
  readonly place?: Place | undefined;
}

export interface Section {
  /** What the section is; the lead is one article, shown large. */
  readonly kind: "lead" | "stories" | "briefs" | "links";
  /** Heading as shown; absent under the lead. */
  readonly title?: string | undefined;
  /** Path segment, unique in the issue: anchors and tables of contents use it. */
  readonly slug: string;
  readonly entries: readonly Entry[];
}

/** One article in an issue. */
export interface Entry {
  /** `Article.id` */
  readonly articleId: string;
  /** How much of it is shown. */
  readonly treatment: "lead" | "story" | "brief" | "link";
  /** Why it is here, for the preview and `--json`: window, tag, pin, by hand, late, corrected. */
  readonly reason: "window" | "tag" | "author" | "pin" | "hand" | "late" | "corrected";
  /** What the editor, or the composition ("Late from last week"), says beside it. */
  readonly note?: string | undefined;
  /** Text in the editor's own words that replaces the article's summary here. */
  readonly blurb?: string | undefined;
}

export interface Sponsor {
  readonly name: string;
  readonly url: string;
  /** Sanitised HTML. */
  readonly html: string;
  /** Label as shown, e.g. "Sponsored"; never empty: paid content is always disclosed. */
  readonly disclosure: string;
  /** After which section it stands, 0 = before the first. */
  readonly position: number;
}

export interface IssueCorrection {
  readonly text: string;
  readonly articleId?: string | undefined;
  readonly issueNumber?: number | undefined;
}
