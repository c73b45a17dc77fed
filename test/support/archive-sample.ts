import type { Article } from "../../src/model/article.js";
import { digestOf } from "../../src/model/digest.js";
import type { Issue } from "../../src/model/issue.js";
import type { Publication } from "../../src/publication/publication.js";
import { article, publication, settings } from "./publication.js";

const BASE = "https://courier.example/";
const day = (month: number, date: number): number => Date.UTC(2026, month - 1, date, 9);

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675"><rect width="1200" height="675" fill="#ded6c4"/><path d="M0 520 L300 300 L480 430 L760 180 L1200 500 V675 H0 Z" fill="#8a9a8c"/><circle cx="930" cy="150" r="70" fill="#c8553d"/></svg>';

const postAssets = [
  {
    source: "content/articles/steppe-post/steppe.svg",
    path: "articles/steppe-post/steppe.svg",
    url: `${BASE}articles/steppe-post/steppe.svg`,
    byteLength: SVG.length,
    mediaType: "image/svg+xml",
    width: 1200,
    height: 675,
    digest: digestOf(SVG),
  },
];

const ada = { name: "Ada Example", slug: "ada-example" };
const berik = { name: "Berik Serik", slug: "berik-serik", url: "https://berik.example/" };
const post = { name: "Post", slug: "post" };
const wires = { name: "Wires", slug: "wires" };
const feeds = { name: "Feeds & formats", slug: "feeds" };
const history = { name: "History", slug: "history" };

const articles: readonly Article[] = [
  article({
    slug: "steppe-post",
    title: "A letter crosses the steppe in eleven days",
    subtitle: "Relay riders, fresh horses every forty kilometres, and a bell that told everyone to make way",
    summary:
      "Before the telegraph, news moved at the speed of a horse that was changed often. The relay posts of the Eurasian steppe kept it moving by night, in snow, and through three empires.",
    published: day(11, 18),
    updated: day(11, 20),
    authors: [ada, berik],
    tags: [post, history],
    section: history,
    words: 1400,
    picture: {
      url: `${BASE}articles/steppe-post/steppe.svg`,
      alt: "Hills under a red sun, drawn in three flat colours",
      caption: "The relay road east of the river, as the riders drew it.",
      width: 1200,
      height: 675,
    },
    assets: postAssets,
    headings: [
      { level: 2, id: "the-horses", text: "The horses" },
      { level: 2, id: "the-bell", text: "The bell" },
      { level: 3, id: "what-it-cost", text: "What it cost" },
      { level: 2, id: "the-end", text: "The end of the road" },
    ],
    links: [`${BASE}articles/pigeons/`],
    translationKey: "steppe-post",
    corrections: [{ date: day(11, 20), text: "An earlier version gave the distance between posts in miles." }],
    license: "https://creativecommons.org/licenses/by/4.0/",
    aliases: ["2026/steppe-post.html", "old/steppe/"],
  }),
  article({
    slug: "dala-poshtasy",
    title: "Хат даланы он бір күнде кесіп өтеді",
    summary:
      "Телеграфқа дейін хабар жиі ауыстырылған аттың жылдамдығымен жүрген. Еуразия даласындағы бекеттер оны түнде де, қарда да тоқтатқан жоқ.",
    language: "kk",
    published: day(11, 18) + 1,
    authors: [berik],
    tags: [post],
    words: 620,
    translationKey: "steppe-post",
  }),
  article({
    slug: "خەۋەر",
    path: "articles/خەۋەر/index.html",
    url: `${BASE}articles/${encodeURIComponent("خەۋەر")}/`,
    title: "خەت دالادىن ئون بىر كۈندە ئۆتىدۇ",
    subtitle: "ئات ئالماشتۇرۇش بېكەتلىرى ۋە يول ئېچىشنى ئېيتىدىغان قوڭغۇراق",
    summary: "تېلېگرافتىن ئىلگىرى خەۋەر پات-پات ئالماشتۇرۇلىدىغان ئاتنىڭ سۈرئىتىدە يۈرەتتى.",
    language: "ug",
    direction: "rtl",
    published: day(11, 18) + 2,
    authors: [ada, { name: "رەيھان ئەلى", slug: "رەيھان-ئەلى" }],
    tags: [post],
    words: 480,
    translationKey: "steppe-post",
  }),
  article({
    slug: "西域邮路",
    path: "articles/西域邮路/index.html",
    url: `${BASE}articles/${encodeURIComponent("西域邮路")}/`,
    title: "一封信横穿草原，只用十一天",
    summary: "在电报出现之前，消息的速度就是驿马的速度。驿站昼夜不息，风雪无阻，前后历经三个帝国。",
    language: "zh",
    published: day(11, 18) + 3,
    tags: [post],
    words: 700,
    translationKey: "steppe-post",
  }),
  article({
    slug: "rss-at-25",
    title: "The format that nobody owns",
    summary:
      "RSS has been declared dead every year since 2005. It carries more podcasts than ever, and it asks nobody's permission.",
    published: day(11, 17),
    tags: [feeds],
    words: 2100,
    enclosures: [
      { url: `${BASE}articles/rss-at-25/talk.mp3`, mediaType: "audio/mpeg", byteLength: 8_400_000, duration: 512 },
    ],
  }),
  article({
    slug: "pigeons",
    title: "Reuter's pigeons: the eight months when birds beat the railway between Aachen and Brussels",
    summary: "In 1850 the telegraph lines of Germany and France stopped 120 kilometres short of each other.",
    dateline: "AACHEN, Germany",
    published: day(11, 12),
    tags: [wires, history],
    section: history,
    words: 900,
    repostOf: { title: "The Wire Review", url: "https://wire.example/pigeons" },
  }),
  article({
    slug: "note",
    title: undefined,
    summary:
      "A reader asks which newspaper first printed the hour of its telegrams. We think we know, but would like to be corrected.",
    published: day(10, 29),
    tags: [wires],
    words: 45,
  }),
];

const text = `<p>The rider was not the hero of the post. <a href="${BASE}articles/pigeons/">The horse was</a>, and there were many of them: a fresh one every forty kilometres, fed and saddled, day and night.<sup class="footnote-ref"><a href="#fn-steppe-1" id="fnref-steppe-1">1</a></sup></p>
<p>What made the system fast was not speed but the absence of waiting. A letter that never rests overtakes one that gallops and sleeps.</p>
<h2 id="the-horses">The horses</h2>
<p>Each post kept between twenty and four hundred of them. <em>Half were out at any moment</em>, and the other half <strong>had to be ready</strong>. The ledgers list losses by winter:</p>
<table><thead><tr><th>Winter</th><th>Horses kept</th><th>Lost to cold</th><th>Lost to wolves</th><th>Replaced by law</th></tr></thead><tbody><tr><td>1831</td><td>240</td><td>31</td><td>4</td><td>35</td></tr><tr><td>1832</td><td>252</td><td>18</td><td>6</td><td>24</td></tr></tbody></table>
<h2 id="the-bell">The bell</h2>
<blockquote><p>Who hears the bell of the post and does not give way, pays for the horse.</p></blockquote>
<p>The rule is old; a version of it stands in every postal code between the Volga and the Pacific.</p>
<pre><code class="language-js">const perDay = stations.reduce((sum, station) =&gt; sum + station.distance, 0) / days; // kilometres
</code></pre>
<h3 id="what-it-cost">What it cost</h3>
<ul><li>Fodder, the larger part</li><li>Riders, whose pay was exemption from tax</li><li>Bells</li></ul>
<h2 id="the-end">The end of the road</h2>
<p>The telegraph reached the last of the posts in 1862. The horses were sold; the distances remained, as the names of villages.</p>
<section class="footnotes"><ol><li id="fn-steppe-1"><p>In the hills every twenty-five. <a href="#fnref-steppe-1" aria-label="Back to the text">↩︎</a></p></li></ol></section>
`;

const uyghur = `<p>خەتچى بۇ ئىشنىڭ قەھرىمانى ئەمەس ئىدى. قەھرىمان ئات ئىدى، ئۇلار كۆپ ئىدى: ھەر قىرىق كىلومېتىردا بىر يېڭى ئات، توقۇملانغان ۋە تەييار.</p>
<h2 id="a">ئاتلار</h2><p>ھەر بىر بېكەتتە يىگىرمىدىن تۆت يۈزگىچە ئات باقاتتى. ئۇلارنىڭ يېرىمى ھەر ۋاقىت يولدا، قالغان يېرىمى تەييار تۇراتتى.</p>
<blockquote><p>پوچتا قوڭغۇرىقىنى ئاڭلاپ يول بەرمىگەن كىشى ئاتنىڭ پۇلىنى تۆلەيدۇ.</p></blockquote><ul><li>يەم-خەشەك</li><li>خەتچىلەر</li></ul>`;
const chinese = `<p>驿使并不是故事的主角，<em>马才是</em>。每隔四十公里就有一匹备好鞍的新马，昼夜等候。真正让驿传快起来的，不是奔跑的速度，而是从不停歇。</p><h2 id="a">马匹</h2><p>每座驿站养马二十至四百匹，一半在路上，一半随时待命。“闻驿铃而不让道者，偿其马。”这条规矩很古老，从伏尔加河到太平洋，各地驿律中都有它的影子。</p>`;
const kazakh = `<p>Пошташы бұл істің батыры емес еді. Батыр — ат, ал олар көп болатын: әр қырық шақырымда ерттеулі, дайын тұрған тың ат.</p><h2 id="a">Аттар</h2><p>Әр бекетте жиырмадан төрт жүзге дейін жылқы ұсталды.</p>`;

const entry = (slug: string, treatment: "lead" | "story" | "brief", over: object = {}) => ({
  articleId: `tag:courier.example,2026:${slug}`,
  treatment,
  reason: "window" as const,
  ...over,
});

function issue(number: number, over: Partial<Issue> = {}): Issue {
  const published = day(11, 20) - (9 - number) * 7 * 86_400_000;
  const slug = new Date(published).toISOString().slice(0, 10);
  const made: Issue = {
    id: `tag:courier.example,2026:issue-${number}`,
    digest: "",
    number,
    slug,
    path: `issues/${slug}/index.html`,
    url: `${BASE}issues/${slug}/`,
    language: "en",
    direction: "ltr",
    title: `The Courier, issue ${number}`,
    subject: "",
    preheader: "",
    published,
    window: { from: published - 7 * 86_400_000, to: published },
    upcoming: false,
    intro: "",
    outro: "",
    sections: [],
    sponsors: [],
    corrections: [],
    ...over,
  };
  return { ...made, digest: digestOf(made) };
}

const issues: readonly Issue[] = [
  issue(9, {
    title: "Horses, birds and a format",
    preheader: "Three ways to be first, and what each of them cost.",
    intro: "<p>Good morning. This week: three ways to be first with the news, and what each of them cost.</p>",
    outro: "<p>That is all. Write to us if you keep pigeons.</p>",
    sections: [
      { kind: "lead", slug: "lead", entries: [entry("steppe-post", "lead")] },
      {
        kind: "stories",
        title: "This week",
        slug: "this-week",
        entries: [
          entry("rss-at-25", "story"),
          entry("خەۋەر", "story"),
          entry("西域邮路", "story"),
          entry("dala-poshtasy", "story"),
        ],
      },
      {
        kind: "briefs",
        title: "In brief",
        slug: "briefs",
        entries: [entry("pigeons", "brief", { note: "Held over from the last issue" })],
      },
    ],
    sponsors: [
      {
        name: "Bell & Saddle",
        url: "https://bell.example/",
        html: "<p>Bells for every road, cast since 1799.</p>",
        disclosure: "Sponsored",
        position: 1,
      },
    ],
    corrections: [
      { text: "Issue 8 gave the wrong year for the Aachen line.", articleId: "tag:courier.example,2026:pigeons" },
    ],
  }),
  issue(8, { sections: [{ kind: "stories", slug: "s", entries: [entry("pigeons", "story")] }] }),
  issue(7, { sections: [{ kind: "stories", slug: "s", entries: [entry("note", "story")] }] }),
];

/** A small publication in four languages, with an issue, pictures, sound, a table, notes and code. */
export function archiveSample(over: Record<string, unknown> = {}): Publication {
  const made = publication(
    {
      articles,
      issues,
      settings: settings({
        description: "A weekly about how news travels",
        publisher: { name: "Courier Press", address: "1 Post Road, Almaty" },
        license: "https://creativecommons.org/licenses/by/4.0/",
        archive: { signup: "https://lists.courier.example/subscribe" },
        ...over,
      }),
    },
    { "steppe-post": text, خەۋەر: uyghur, 西域邮路: chinese, "dala-poshtasy": kazakh },
  );
  return { ...made, readSource: () => new TextEncoder().encode(SVG) };
}
