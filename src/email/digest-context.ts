import type { Labels } from "../language/labels-of.js";
import type { Section } from "../model/issue.js";
import type { EntryView } from "./entry-view.js";
import type { Theme } from "./theme.js";

/** Everything templates of the mail can show: the context of `email/layout.mjml.hbs` and `email/layout.txt.hbs`. */
export interface DigestView {
  /** File that curates the issue: named when rendering fails. */
  readonly source: string | undefined;
  readonly lang: string;
  readonly dir: string;
  /** `left` or `right`: where lines begin. */
  readonly start: string;
  readonly rtl: boolean;
  /** The script has no capitals and italics. */
  readonly upright: boolean;
  readonly theme: Theme;
  readonly broadsheet: boolean;
  readonly width: number;
  /** Width between the margins. */
  readonly inner: number;
  /** Width of the pictures of stories, in pixels, and the shares of text and picture, in percent. */
  readonly thumb: number;
  readonly textShare: number;
  readonly pictureShare: number;
  readonly radius: number;
  readonly labels: Labels["text"];
  readonly subject: string;
  readonly preheader: string;
  readonly title: string;
  readonly homeUrl: string;
  readonly tagline: string;
  readonly logo?:
    | { readonly url: string; readonly dark: string; readonly width: number; readonly alt: string }
    | undefined;
  /** Long date of the issue, and its number in words. */
  readonly date: string;
  readonly number: string;
  readonly intro: string;
  readonly outro: string;
  readonly contents: readonly {
    readonly title: string;
    readonly url: string;
    readonly lang: string;
    readonly dir: string;
  }[];
  /** Sponsors before the first section. */
  readonly opening: readonly SponsorView[];
  readonly sections: readonly SectionView[];
  readonly corrections: readonly {
    readonly text: string;
    readonly url: string;
    readonly title: string;
    readonly issue: string;
  }[];
  readonly footer: string;
  readonly social: readonly { readonly name: string; readonly url: string }[];
  readonly webUrl: string;
  readonly subscribeUrl: string;
  readonly publisher: string;
  readonly publisherUrl: string;
  readonly address: string;
  /** The same, line by line. */
  readonly addressLines: readonly string[];
  /** Why readers get the mail, for those of whom nothing else is known. */
  readonly reason: string;
  /** Marks, filled in for each reader. */
  readonly reader: {
    readonly name: string;
    readonly address: string;
    readonly reason: string;
    readonly unsubscribeUrl: string;
  };
}

export interface SectionView {
  readonly kind: Section["kind"];
  readonly title: string;
  /** Shown at length. */
  readonly entries: readonly EntryView[];
  /** Shown as a headline, with a sentence or without. */
  readonly briefs: readonly EntryView[];
  /** Sponsors after this section. */
  readonly sponsors: readonly SponsorView[];
}

export interface SponsorView {
  readonly name: string;
  readonly url: string;
  readonly disclosure: string;
  readonly html: string;
}
