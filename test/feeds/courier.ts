import type { Article } from "../../src/model/article.js";
import type { Publication } from "../../src/publication/publication.js";
import { article, publication, settings } from "../support/publication.js";

/** A publication in which articles have everything that feeds know of, in turn. */
export function courier(
  options: { count?: number; settings?: Record<string, unknown>; feeds?: Record<string, unknown> } = {},
): Publication {
  const articles = Array.from({ length: options.count ?? 12 }, (_, index) => courierArticle(index));
  const bodies = Object.fromEntries(articles.map(({ slug }) => [slug, BODY.replaceAll("NAME", slug)]));
  const made = settings({
    description: "News & how it travels",
    publisher: { name: "Courier Press", email: "press@courier.example", url: "https://press.example/" },
    ...options.settings,
    feeds: { hub: "https://hub.example/", icon: "https://courier.example/icon.png", ...options.feeds },
  });
  return publication({ articles, settings: made }, bodies);
}

function courierArticle(index: number): Article {
  const isEvery = (count: number): boolean => index % count === 0;
  const published = Date.UTC(2026, 10, 20, 8) - index * 26 * 3_600_000;
  return article({
    slug: `story-${index}`,
    title: `Story ${index}: R&D at <Acme>`,
    summary: `What R&D did on day ${index}.`,
    published,
    updated: isEvery(4) ? published + 90_000 : published,
    tags: [{ name: "C++ <T>", slug: "c" }, ...(isEvery(2) ? [{ name: "Radio", slug: "radio" }] : [])],
    section: isEvery(3) ? { name: "World & us", slug: "world" } : undefined,
    ...(isEvery(3) ? UYGHUR : {}),
    ...(isEvery(4) ? EPISODE : {}),
    ...(isEvery(5) ? PICTURED : {}),
  });
}

const UYGHUR = { language: "ug", direction: "rtl", title: "قەشقەردىن خەت", summary: "خەت & يول" } as const;

const EPISODE: Partial<Article> = {
  enclosures: [
    { url: "https://courier.example/a.mp3?a=1&b=2", mediaType: "audio/mpeg", byteLength: 12_345, duration: 61.4 },
  ],
  episode: {
    number: 3,
    season: 1,
    type: "full",
    explicit: false,
    transcripts: [{ url: "https://courier.example/a.vtt", mediaType: "text/vtt", language: "en" }],
    chaptersUrl: "https://courier.example/a.json",
    people: [
      { name: "Ada & Co", role: "host", url: "https://ada.example/" },
      { name: "Bob", role: "guest" },
    ],
  },
};

const PICTURED: Partial<Article> = {
  picture: {
    url: "https://courier.example/p.png",
    alt: 'The "press"',
    width: 800,
    height: 600,
    mediaType: "image/png",
    byteLength: 9000,
  },
  license: "https://creativecommons.org/licenses/by/4.0/",
  repostOf: { title: "There & then", url: "https://there.example/feed.xml" },
  contributors: [{ name: "Carol (ed.)", slug: "carol" }],
  authors: [
    { name: "Ada <A>", slug: "ada", url: "https://ada.example/?a=1&b=2", email: "ada@courier.example" },
    { name: "Bob", slug: "bob" },
  ],
};

const BODY = `<h2 id="head">Of NAME</h2>
<p class="lead">AT&amp;T &lt;b&gt; ]]&gt; told us<sup><a href="#fn1" id="fnref1" role="doc-noteref">1</a></sup>.</p>
<video controls="" src="https://courier.example/v.mp4" poster="https://courier.example/v.png"></video>
<figure class="embed" data-provider="youtube" data-id="abc"><a href="https://www.youtube.com/watch?v=abc">A film</a></figure>
<section class="footnotes"><ol><li id="fn1">A note <a href="#fnref1">↩</a></li></ol></section>
`;
