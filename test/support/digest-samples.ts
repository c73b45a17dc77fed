import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { memoryTree } from "../../src/build/memory-tree.js";
import { composeIssues } from "../../src/issues/compose-issues.js";
import type { Article } from "../../src/model/article.js";
import type { Issue } from "../../src/model/issue.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import type { Publication } from "../../src/publication/publication.js";
import { createTemplates, type TemplateSource, type Templates } from "../../src/templating/templates.js";
import { article, publication, settings } from "./publication.js";

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

/** The built-in templates of the mail, with files that a project replaces or adds. */
export function emailTemplates(own: Readonly<Record<string, string>> = {}): Templates {
  const files = readdirSync(`${TEMPLATES}email`, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".hbs"),
  );
  const sources: TemplateSource[] = files.map((name) => {
    const path = `email/${name.replaceAll("\\", "/")}`;
    return { path, text: own[path] ?? readFileSync(TEMPLATES + path, "utf8"), file: `templates/${path}` };
  });
  const added = Object.entries(own).filter(([path]) => !sources.some((source) => source.path === path));
  return createTemplates([...sources, ...added.map(([path, text]) => ({ path, text, file: `templates/${path}` }))]);
}

/** A publication with one issue, and that issue. */
export interface Sample {
  readonly publication: Publication;
  readonly issue: Issue;
}

/** Composes all articles into the issue of 20 November 2026, curated by `file` where it is given. */
export function sample(
  articles: readonly Article[],
  bodies: Readonly<Record<string, string>>,
  over: Record<string, unknown> = {},
  file = "---\ndate: 2026-11-20\n---\n",
): Sample {
  const made = settings({ ...HOUSE, ...over });
  const base = publication({ articles, settings: made, now: Date.UTC(2026, 10, 22) }, bodies);
  const tree = memoryTree({ "content/issues/2026-11-20.md": file });
  const sources = { tree, articles: base.articles, settings: made, id: base.id, now: base.now, memory: mapMemory() };
  const { issues } = composeIssues(sources, () => undefined);
  const issue = issues.find(({ upcoming }) => !upcoming);
  if (!issue) throw new Error("The sample has no issue");
  return { publication: { ...base, issues }, issue };
}

const HOUSE = {
  title: "The Courier",
  description: "A weekly about how news travels",
  url: "https://courier.example/",
  timeZone: "Asia/Almaty",
  issues: { cadence: "none" },
  publisher: {
    name: "Courier Press",
    address: "1 Post Road, 050000 Almaty, Kazakhstan",
    url: "https://press.example/",
  },
};

/** Articles whose bodies use everything that Markdown can make. */
export function samples(): Readonly<Record<string, Sample>> {
  return {
    short: sample(...english(5), {}, CURATED),
    long: sample(...english(40), {
      issues: { cadence: "none", stories: 40 },
      email: { content: { stories: "excerpt" } },
    }),
    plain: sample(...english(7), { email: { theme: "plain" } }, CURATED),
    uyghur: sample(...inUyghur(), { title: "پوچتا خەۋەرلىرى", description: "خەۋەرلەر قانداق يۈرىدۇ", language: "ug" }),
    chinese: sample(...inChinese(), { title: "驿报", description: "每周一封，讲消息如何上路", language: "zh" }),
    pictures: sample(...withPictures(), {
      email: { radius: 8, colors: { accent: "#0b5c8a" }, darkColors: { accent: "#8ec7ff" } },
    }),
    single: sample(...english(1)),
    none: sample([], {}, {}, "---\ndate: 2026-11-20\ntitle: A week off\n---\nNo articles this week; the post rests.\n"),
  };
}

const CURATED = `---
date: 2026-11-20
sponsors:
  - name: Acme Anvils
    url: https://acme.example/?from=courier&x=1
    text: Anvils that fall **where you want them**, since 1949. [See this year's models](https://acme.example/models).
    position: 1
corrections:
  - text: We wrote that the Pony Express ran for three years. It ran for nineteen months.
    issue: 7
---
Good morning{{reader.name|, friend}}. This week the wires were busy: a bag of letters crossed the steppe, and the
telegraph turned out to be older than we thought.

<!-- articles -->

That is all for this week. Write to us: [editors@courier.example](mailto:editors@courier.example).
`;

type Written = [readonly Article[], Readonly<Record<string, string>>];

const HEADLINES = [
  "The last mail coach leaves Semey at dawn",
  "Optical telegraphs could outrun a horse by a factor of thirty",
  "How a wire service writes: the first paragraph must stand alone",
  "Carrier pigeons of Reuters, and why the line from Aachen mattered for a year",
  "Shortwave at night",
  "What a postmark tells you",
  "RSS turned a list of headlines into a habit",
  "The printing press came to Tashkent in 1868",
];

const SUMMARY =
  "A coach with four horses needed eleven days for a road that a message now crosses in a blink; we rode the old route with the people who still remember it.";

export function english(count: number): Written {
  const articles = Array.from({ length: count }, (_, index) => {
    const title = HEADLINES[index % HEADLINES.length] ?? "";
    return article({
      slug: `story-${index + 1}`,
      title: index < HEADLINES.length ? title : `${title} (${index + 1})`,
      summary: index % 3 === 2 ? "Short and to the point. Nothing else happened." : SUMMARY,
      words: index === 0 ? 900 : index % 5 === 4 ? 40 : 300 + index,
      published: Date.UTC(2026, 10, 19, 9) - index * 3_600_000,
      picture: index % 2 === 0 ? picture(`p${index % 4}`, "A mail coach crosses a river at first light") : undefined,
      tags: [
        { name: ["Post", "Telegraph", "Wire"][index % 3] ?? "", slug: ["post", "telegraph", "wire"][index % 3] ?? "" },
      ],
      authors: [{ name: index % 2 ? "Berik Serik" : "Ada Example", slug: index % 2 ? "berik" : "ada" }],
    });
  });
  return [articles, Object.fromEntries(articles.map(({ slug }) => [slug, BODY]))];
}

function picture(name: string, alt: string) {
  return { url: `https://courier.example/media/${name}.jpg`, alt, width: 1200, height: 675, mediaType: "image/jpeg" };
}

const BODY = `<p>The road out of Semey is <em>older than the town</em>. Riders carried letters here long before there was a post office, and the <a href="https://history.example/semey?page=2&amp;part=3">stations that stood along it</a> were a day’s ride apart.</p>
<h2 id="stations">Stations and horses</h2>
<p>Each kept fresh horses, hay, and a book in which every bag was entered. The books tell us how fast news travelled<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p>
<blockquote><p>“A letter is a traveller that never sleeps,” the keeper at Qalba used to say.</p></blockquote>
<table><thead><tr><th>Year</th><th>Carrier</th><th style="text-align:right">Days</th></tr></thead><tbody><tr><td>1840</td><td>Rider</td><td style="text-align:right">21</td></tr><tr><td>1881</td><td>Coach</td><td style="text-align:right">11</td></tr></tbody></table>
<ul><li>The bags were leather, and <strong>sealed twice</strong>.</li><li>The seals were wax:<ol><li>red for the state</li><li>black for mourning</li></ol></li></ul>
<pre><code class="language-js">const days = distance / speed;
  if (days &gt; 11) send("telegram"); // not &lt;b&gt;bold&lt;/b&gt;
</code></pre>
<figure><img src="https://courier.example/media/map.png" alt="Map of the road" width="900" height="500" /><figcaption>The road in 1881, from the <em>Atlas</em></figcaption></figure>
<figure class="embed" data-provider="youtube" data-id="dQw4w9WgXcQ"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">A ride by coach</a><figcaption>YouTube</figcaption></figure>
<section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>Post books of 1881, quoted in the annual report. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>
`;

function inUyghur(): Written {
  const texts = [
    [
      "قەشقەردىن ماڭغان ئاخىرقى كارۋان",
      "كارۋان يولىدىكى خەۋەرچىلەر بىر خەتنى ئون بىر كۈندە يەتكۈزەتتى. بىز شۇ يولنى بېسىپ چىقتۇق.",
    ],
    ["تېلېگراف ئاتتىن تېز", "خەۋەر ئاتلىقتىن ئوتتۇز ھەسسە تېز يۈردى."],
    ["پوچتا تامغىسى نېمە دەيدۇ؟", "ھەر بىر تامغىنىڭ ئۆز ھېكايىسى بار."],
  ] as const;
  const articles = texts.map(([title, summary], index) =>
    article({
      slug: `ug-${index}`,
      title,
      summary,
      language: "ug",
      direction: "rtl",
      words: 300 - index,
      published: Date.UTC(2026, 10, 19) - index * 3_600_000,
      picture: index < 2 ? picture(`p${index}`, "كارۋان دەريادىن ئۆتۈۋاتىدۇ") : undefined,
      tags: [{ name: "پوچتا", slug: "pochta" }],
      authors: [{ name: "ئايگۈل", slug: "aygul" }],
    }),
  );
  const foreign = article({
    slug: "en-0",
    title: "Letters from the other side (in English)",
    published: Date.UTC(2026, 10, 18),
    summary: "What an English reader would like to know of the post in Kashgar.",
    words: 200,
  });
  return [
    [...articles, foreign],
    {
      "ug-0": `<p>${texts[0][1]}</p><ul><li>بىرىنچى</li><li>ئىككىنچى</li></ul><blockquote><p>${texts[1][1]}</p></blockquote>`,
    },
  ];
}

function inChinese(): Written {
  const texts = [
    [
      "末班邮车清晨离站",
      "四匹马拉的邮车走完全程要十一天。如今一条消息眨眼就到。我们沿着旧路走了一趟，听还记得它的人讲述。",
    ],
    ["光学电报：比马快三十倍", "一排信号塔把消息从边境传到首都，只用了二十分钟。"],
    ["邮戳会说话", "日期、地点、线路，都在一枚小小的圆圈里。"],
    ["短波之夜", "入夜以后，远方的声音近了。"],
  ] as const;
  const articles = texts.map(([title, summary], index) =>
    article({
      slug: `zh-${index}`,
      title,
      summary,
      language: "zh",
      words: 400 - index * 100,
      published: Date.UTC(2026, 10, 19) - index * 3_600_000,
      picture: index < 2 ? picture(`p${index}`, "邮车渡河") : undefined,
      tags: [{ name: "邮政", slug: "post" }],
      authors: [{ name: "李明", slug: "liming" }],
    }),
  );
  return [articles, { "zh-0": `<p>${texts[0][1]}</p><h2>驿站与马</h2><p>${texts[1][1]}${texts[0][1]}</p>` }];
}

function withPictures(): Written {
  const [articles, bodies] = english(8);
  const shown = articles.map((one, index) => ({
    ...one,
    words: 500 - index,
    picture: { ...picture(`p${index % 4}`, `Picture ${index + 1}`), caption: "Photo: Courier Press" },
  }));
  return [shown, bodies];
}
