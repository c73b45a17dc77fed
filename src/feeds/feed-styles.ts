import { directionOf } from "../language/direction-of.js";
import { labelsOf } from "../language/labels-of.js";
import { digestOf } from "../model/digest.js";
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
  const labels = labelsOf(settings.language, { overrides: settings.labels });
  const languages = new Set([settings.language, ...articles.map(({ language }) => language)]);
  const rightToLeft = [...languages].filter((language) => directionOf(language) === "rtl").sort();
  const css = [
    SHEET,
    `rss::before, feed::before { content: ${cssString(labels.say("this-is-a-feed", { title: settings.title }))}; }`,
    ...rightToLeft.map((language) => `:lang(${language}) { direction: rtl; }`),
    "",
  ].join("\n");
  return {
    path: FEED_STYLES,
    mediaType: "text/css; charset=utf-8",
    key: digestOf("feed styles", css),
    bytes: () => css,
  };
}

/** A CSS string (CSS Syntax §4.3.5): what is not plain is written as its code point. */
function cssString(text: string): string {
  return `"${text.replace(/["\\\n\r\f<>]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}

const SHEET = `@charset "utf-8";
@media screen { rss, feed { min-height: 100vh; } }
rss, feed {
  --paper: #fbfaf7; --card: #fff; --ink: #1d1c1a; --soft: #5f5b54; --line: #dedad1; --accent: #9a3412;
  color-scheme: light dark; display: block; box-sizing: border-box; margin: 0 auto; max-width: 46rem;
  padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", serif;
  box-shadow: 0 0 0 100vmax var(--paper); clip-path: inset(0 -100vmax);
}
@media (prefers-color-scheme: dark) {
  rss, feed { --paper: #16171a; --card: #1f2125; --ink: #ebe8e2; --soft: #aaa59b; --line: #35373c; --accent: #fdba74; }
}
rss::before, feed::before {
  display: block; margin-block-end: 2.5rem; padding: .875rem 1.125rem; border: 1px solid var(--line);
  border-inline-start: 4px solid var(--accent); border-radius: .375rem; background: var(--card); color: var(--soft);
  font: .9375rem/1.5 system-ui, "Noto Sans", sans-serif;
}
channel { display: block; }
channel > *, feed > *, item > *, entry > * { display: none; }
channel > title, feed > title { display: block; font-size: clamp(1.75rem, 6vw, 2.5rem); line-height: 1.15; font-weight: 700; }
channel > description, feed > subtitle { display: block; margin-block: .5rem; color: var(--soft); font-size: 1.125rem; }
channel > link, feed > link[rel="alternate"][type="text/html"] { display: block; color: var(--accent); font: .9375rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; direction: ltr; unicode-bidi: isolate; }
channel > link[rel] { display: none; }
feed > link[rel="alternate"]::after { content: attr(href); }
:lang(ar) > link, :lang(fa) > link, :lang(he) > link, :lang(ug) > link, :lang(ur) > link { text-align: end; }
item, entry {
  display: flow-root; margin-block-start: 1.25rem; padding-block-start: 1.25rem; border-block-start: 1px solid var(--line);
}
item > title, entry > title { display: block; font-size: 1.25rem; line-height: 1.35; font-weight: 700; overflow-wrap: anywhere; }
item > pubDate, entry > published {
  display: inline-block; overflow: hidden; margin-block: .25rem; margin-inline-end: 1ch; white-space: nowrap;
  vertical-align: bottom; color: var(--soft); font: .875rem/1.5 ui-monospace, "Noto Sans Mono", monospace; direction: ltr;
}
item > pubDate { width: 16ch; }
entry > published { width: 10ch; }
item > creator, entry > author { display: inline-block; margin-block: .25rem; margin-inline-end: 1ch; color: var(--soft); font: .875rem/1.5 system-ui, sans-serif; vertical-align: bottom; }
author > uri, author > email { display: none; }
item:has(> encoded) > description, entry > summary { display: block; margin-block-start: .375rem; }
item > category, entry > category { display: inline-block; margin-block-start: .5rem; margin-inline-end: .5ch; padding: 0 .625em; border: 1px solid var(--line); border-radius: 1em; color: var(--soft); font: .8125rem/1.6 system-ui, sans-serif; }
entry > category::after { content: attr(term); }
item > title, item > description, entry > title, entry > summary, channel > title, channel > description { unicode-bidi: plaintext; text-align: start; }`;
