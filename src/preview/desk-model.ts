import type { Severity } from "../problem/problem.js";

/** What the desk knows of a build: enough for its lists, nothing of the contents. */
export interface DeskState extends DeskIssues, DeskLists {}

/** What it is told a moment after a build: the long lists, and what takes long to find out. */
export interface DeskLists {
  /** Of which build. */
  readonly build: number;
  readonly articles: readonly ArticleLine[];
  readonly feeds: readonly FeedLine[];
  readonly problems: readonly ProblemLine[];
}

/** What it is told as soon as there is a build. */
export interface DeskIssues {
  /** Counts builds since the preview was started; a higher one is newer. */
  readonly build: number;
  readonly title: string;
  readonly language: string;
  readonly publicUrl: string;
  readonly issues: readonly IssueLine[];
  /** Why the last build did not come about; what is shown is the last good one. */
  readonly broken?: readonly ProblemLine[] | undefined;
  /** The only addresses that the page may send a test to. */
  readonly testAddresses: readonly string[];
}

export interface IssueLine {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly subject: string;
  readonly date: string;
  readonly upcoming: boolean;
  readonly articles: number;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Changes whenever the issue does: a view with the same one need not be swapped. */
  readonly digest: string;
}

export interface ArticleLine {
  /** Its own in the list: its slug, or its file where an article before it has that slug. */
  readonly name: string;
  readonly title: string;
  readonly date: string;
  readonly status: "published" | "draft" | "scheduled" | "expired";
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Page under `/site/`. */
  readonly path: string;
  readonly source: string;
  readonly digest: string;
}

export interface FeedLine {
  readonly path: string;
  readonly title: string;
  readonly format: string;
}

export interface ProblemLine {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string | undefined;
  /** `file:line:column`, as in the terminal. */
  readonly place?: string | undefined;
  /** Link that opens the place in the editor. */
  readonly editorUrl?: string | undefined;
}

/** Everything about one issue that is not the mail itself. */
export interface IssueDetails {
  readonly slug: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly source: string;
  readonly inbox: {
    readonly rows: readonly {
      readonly client: string;
      readonly sender: string;
      readonly subject: string;
      readonly snippet: string;
      readonly lines: number;
    }[];
    readonly summaryReads: string;
    readonly leaks: readonly string[];
  };
  readonly meters: Meters;
  readonly composition: Composition;
  readonly clients: {
    readonly date: string;
    readonly names: readonly { readonly name: string; readonly title: string }[];
  };
  /** Columns of the list that the mail greets its reader with, and the values shown now. */
  readonly reader: readonly { readonly name: string; readonly value: string }[];
}

export interface Meters {
  /** Bytes of the HTML part as sent to the longest reader. */
  readonly htmlBytes: number;
  /** Where Gmail clips. */
  readonly clipBytes: number;
  /** Where tail articles begin to be demoted. */
  readonly budgetBytes: number;
  readonly cssBytes: number;
  readonly cssLimit: number;
  readonly textBytes: number;
  readonly readingMinutes: number;
  readonly blocks: readonly { readonly title: string; readonly bytes: number }[];
  readonly images: readonly { readonly url: string; readonly bytes?: number | undefined; readonly alt: string }[];
  readonly links: readonly { readonly url: string; readonly text: string }[];
}

export interface Composition {
  /** File that curates the issue, or would; absent where `issues.files` would find none. */
  readonly file?: string | undefined;
  readonly curated: boolean;
  /** Copy that a frozen issue is shown from: no order of another file changes it. */
  readonly frozen?: string | undefined;
  readonly sections: readonly {
    readonly title: string;
    /** `pins`: the lead and what is pinned, always first; else what the section is, as its file would say. */
    readonly kind: "pins" | "stories" | "briefs" | "links";
    readonly entries: readonly CompositionEntry[];
  }[];
  /** What was left for the next issue, and why. */
  readonly left: readonly { readonly title: string; readonly why: string }[];
}

export interface CompositionEntry {
  /** As editors name it: its slug, or its file where another article has that slug. */
  readonly name: string;
  readonly title: string;
  readonly reason: string;
  readonly treatment: string;
  readonly note?: string | undefined;
}
