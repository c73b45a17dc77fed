import { directionOf } from "../language/direction-of.js";
import { labelsOf } from "../language/labels-of.js";
import { digestOf } from "../model/digest.js";
import type { Language } from "../model/language.js";
import type { OutputFile } from "../model/output-file.js";
import { FEED_STYLES } from "../publication/feed-addresses.js";
import type { Publication } from "../publication/publication.js";

/**
 * The style sheet that makes a feed a readable page in a browser, RSS and Atom alike. XSLT would
 * make links of addresses, but browsers are taking it out.
 *
 * What the feed says of itself is shown as text; the sentence above it, in the language of the
 * publication, says what a feed is and what to do with it.
 */
export function feedStyles({ settings, articles }: Publication): OutputFile {
  const { language: main, title, labels: overrides } = settings;
  const others = new Set(articles.map(({ language }) => language));
  others.delete(main);
  const say = (language: Language): string =>
    cssString(labelsOf(language, { overrides, fallback: main }).say("this-is-a-feed", { title }));
  const css = [
    SHEET,
    `rss::before, feed::before { content: ${say(main)}; }`,
    ...[...others].sort().map((other) => `:is(rss, feed):lang(${other})::before { content: ${say(other)}; }`),
    ...[main, ...others].filter(isRightToLeft).sort().map(rightToLeft),
    "",
  ].join("\n");
  return {
    path: FEED_STYLES,
    mediaType: "text/css; charset=utf-8",
    key: digestOf("feed styles", css),
    bytes: () => css,
  };
}

const isRightToLeft = (language: Language): boolean => directionOf(language) === "rtl";

/** Dates and addresses run left to right even there, so that they are put to their side by name. */
function rightToLeft(language: Language): string {
  const root = `:is(rss, feed, entry):lang(${language})`;
  return [
    `${root} { direction: rtl; }`,
    `${root} :is(pubDate, published) { margin: 0 0 0 1.2ch; }`,
    `:is(feed, channel):lang(${language}) > link { text-align: right; }`,
  ].join("\n");
}

/** A CSS string (CSS Syntax §4.3.5): what is not plain is written as its code point. */
function cssString(text: string): string {
  return `"${text.replace(/["\\\n\r\f<>]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}

/** The colours and faces are those of the archive's own pages. Names of elements are local names: `creator` is `dc:creator`. */
const SHEET = `@charset "utf-8";
rss, feed {
  --paper: #fbf9f3; --ink: #1e1b17; --soft: #615a4f; --rule: #dad2c2; --tint: #f3eee2; --red: #ad2a1f; --blue: #23497f;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  color-scheme: light dark;
  display: block;
  box-sizing: border-box;
  min-block-size: 100vh;
  padding: 2.2rem max(1.1rem, 50% - 20rem) 4rem;
  color: var(--ink);
  background:
    repeating-linear-gradient(-45deg, var(--red) 0 1rem, transparent 0 2rem, var(--blue) 0 3rem, transparent 0 4rem)
    top / 100% 0.55rem no-repeat var(--paper);
  font: clamp(1.0625rem, 0.98rem + 0.35vw, 1.1875rem)/1.6 "Iowan Old Style", "Palatino Linotype", Palatino,
    "URW Palladio L", P052, "Book Antiqua", "Noto Serif", serif;
}
@media (prefers-color-scheme: dark) {
  rss, feed { --paper: #14171c; --ink: #e8e3d8; --soft: #aaa497; --rule: #353a43; --tint: #1d2129; --red: #ff9384; --blue: #a3c1f5; }
}
rss:lang(ar), rss:lang(fa), rss:lang(ug), rss:lang(ur), feed:lang(ar), feed:lang(fa), feed:lang(ug), feed:lang(ur) {
  font-family: "Noto Naskh Arabic", "Geeza Pro", "Microsoft Uighur", "Sakkal Majalla", "Traditional Arabic", serif;
  line-height: 1.85;
}

/* The sentence that says what this is */
rss::before, feed::before {
  display: block;
  margin-block-end: 2.2rem;
  padding: 0.9rem 1.2rem;
  border-block-start: 0.2rem solid var(--red);
  background: var(--tint);
  font: 0.95rem/1.5 var(--sans);
}

/* The head: name, what it is about, where its page is */
channel { display: flex; flex-direction: column; }
channel > title { order: -3; }
channel > description { order: -2; }
channel > link { order: -1; }
channel > *, feed > *, item > *, entry > * { display: none; }
channel > title, feed > title { display: block; font-size: clamp(2rem, 7vw, 3.2rem); font-weight: 700; line-height: 1.15; letter-spacing: -0.02em; }
channel > description, feed > subtitle { display: block; color: var(--soft); font-size: 1.1rem; font-style: italic; }
:lang(ar) > subtitle, :lang(fa) > subtitle, :lang(ug) > subtitle, :lang(zh) > subtitle, :lang(ja) > subtitle { font-style: normal; }
channel > link:not([rel]), feed > link[rel="alternate"][type="text/html"] {
  display: block;
  margin-block: 0.4rem 2rem;
  color: var(--blue);
  font: 0.85rem/1.5 var(--sans);
  overflow-wrap: anywhere;
  unicode-bidi: plaintext;
}
feed > link[rel="alternate"]::after { content: attr(href); }

/* The items */
item, entry { display: flow-root; padding-block: 1.25rem; border-block-start: 1px solid var(--rule); }
item > title, entry > title { display: block; font-size: 1.28rem; font-weight: 700; line-height: 1.3; overflow-wrap: anywhere; }
item > pubDate, entry > published, item > creator, entry > author {
  display: inline-block;
  margin-inline-end: 1.2ch;
  color: var(--soft);
  font: 0.8rem/1.9 var(--sans);
  vertical-align: bottom;
}
/* Only the day of a date that goes on with hours and zone */
item > pubDate, entry > published { overflow: hidden; white-space: nowrap; font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; direction: ltr; }
item > pubDate { inline-size: 16ch; }
entry > published { inline-size: 10ch; }
author > uri, author > email { display: none; }
item:has(> encoded) > description, entry > summary { display: block; margin-block-start: 0.2rem; }
item > category, entry > category {
  display: inline-block;
  margin: 0.5rem 0 0;
  margin-inline-end: 0.45rem;
  padding: 0.1em 0.8em;
  border: 1px solid var(--rule);
  border-radius: 10rem;
  color: var(--soft);
  font: 0.75rem/1.6 var(--sans);
}
entry > category::after { content: attr(term); }
/* A text in another script than the feed's runs its own way */
item > title, item > description, item > creator, entry > title, entry > summary, entry > author, category {
  unicode-bidi: plaintext;
  text-align: start;
}`;
