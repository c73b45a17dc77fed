import fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { oneLine } from "../../src/articles/one-line.js";
import { compileMjml } from "../../src/email/compile-mjml.js";
import { type DigestTools, renderDigest } from "../../src/email/digest.js";
import { digestLookups, digestRenderer } from "../../src/email/digest-renderer.js";
import { digestView } from "../../src/email/digest-view.js";
import { CLIP_BUDGET } from "../../src/email/fit-budget.js";
import { ReaderTokens } from "../../src/email/reader-tokens.js";
import { renderHtml, renderMjml } from "../../src/email/render-html.js";
import { columnsOf } from "../../src/email/wrap-text.js";
import { freezeIssue, frozenPath } from "../../src/issues/frozen-issue.js";
import { issueContent } from "../../src/issues/issue-content.js";
import { canonicalBody } from "../../src/markup/canonical-body.js";
import { fillReferences } from "../../src/markup/reference-token.js";
import { cutAtTokens, fillReader } from "../../src/message/fill-reader.js";
import type { DigestMessage } from "../../src/model/digest-message.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import { formatProblem } from "../../src/problem/format-problem.js";
import { emailTemplates, type Sample, sample, samples } from "../support/digest-samples.js";
import { article } from "../support/publication.js";

const templates = emailTemplates();
const memory = mapMemory();
const all = samples();

function toolsOf({ publication }: Sample): DigestTools {
  return { publication, templates, memory, ...digestLookups(publication) };
}

async function mailOf(one: Sample): Promise<DigestMessage> {
  return (await renderDigest(one.issue, toolsOf(one))).message;
}

const named = (name: string): Sample => all[name] ?? sample([], {});
const ada = (name: string): string | undefined =>
  ({ name: "Ada", "unsubscribe-url": "https://mail.example/u?a=1&b=2" })[name];

/** Addresses of all links, decoded. */
function linksOf(html: string): readonly string[] {
  const links: string[] = [];
  new Parser({ onopentag: (_, { href }) => void (href !== undefined && links.push(href)) }).end(html);
  return links;
}

/** The elements around the unsubscribe link, outermost first; throws where tags do not match. */
function wayToUnsubscribe(html: string): string {
  const open: string[] = [];
  let way = "";
  const tags =
    /<!--\[if[^\]]*\]>(?:<!-->)?|<!--<!\[endif\]-->|<!\[endif\]-->|<!doctype[^>]*>|<(\/?)([a-z0-9]+)([^<>]*)>/gi;
  for (const [whole, slash, name, rest] of html
    .replace(/<!--\[if (?:mso|lte)[\s\S]*?<!\[endif\]-->/g, "")
    .matchAll(tags)) {
    if (name === undefined || /\/$/.test(rest ?? "") || /^(?:img|br|hr|meta)$/i.test(name)) continue;
    if (slash === "/") {
      if (open.pop() !== name) throw new Error(`The tag ${whole} closes nothing`);
    } else open.push(name);
    if (whole.includes("unsubscribe-url:")) way = open.join(">");
  }
  if (open.length > 0) throw new Error(`Never closed: ${open}`);
  return way;
}

describe("renderDigest()", () => {
  it("names the mail: subject, sender, list headers, tokens", async () => {
    const message = await mailOf(named("short"));
    expect(message).toMatchObject({
      subject: "The last mail coach leaves Semey at dawn",
      from: { name: "The Courier", address: "news@courier.example" },
      language: "en",
      direction: "ltr",
      headers: [
        { name: "List-Id", value: "The Courier <news.courier.example>" },
        { name: "List-Archive", value: "<https://courier.example/issues/2026-11-20/>" },
        { name: "Content-Language", value: "en" },
      ],
    });
    expect(message.tokens.map(({ name }) => name).sort()).toEqual(["name", "reason", "unsubscribe-url"]);
  });

  it("says why it comes: in the words of the settings, else in those of its language; both are part of the message", async () => {
    const whyOf = async (over: Parameters<typeof sample>[2]) => {
      const { tokens, html } = await mailOf(sample([], {}, over));
      const { mark = "", otherwise } = tokens.find(({ name }) => name === "reason") ?? {};
      expect(html).toContain(mark);
      return otherwise;
    };
    expect(await whyOf({})).toBe("You get this mail because you subscribed to The Courier.");
    expect(await whyOf({ sending: { reason: "You signed up at the fair." } })).toBe("You signed up at the fair.");
  });

  it("is the same bytes every time, remembered or not", async () => {
    const one = named("pictures");
    const again = await renderDigest(one.issue, { ...toolsOf(one), templates: emailTemplates(), memory: mapMemory() });
    expect(again.message).toEqual(await mailOf(one));
  });

  it("speaks to the reader, in both parts", async () => {
    const { html, text, tokens } = await mailOf(named("short"));
    expect(fillReader(cutAtTokens(html, tokens), ada, "html")).toContain("Good morningAda.");
    expect(fillReader(cutAtTokens(html, tokens), ada, "html")).toContain('href="https://mail.example/u?a=1&#38;b=2"');
    expect(fillReader(cutAtTokens(text, tokens), () => undefined, "text")).toContain("Good morning, friend.");
  });

  it("speaks of any column of the list, whatever its script and signs", async () => {
    const words = "of {{reader.Город|A}}, {{ reader.2nd_plan |B}}, {{reader.नाम|C}}, {{reader.Last Seen}}.";
    const file = `---\ndate: 2026-11-20\n---\nYou, ${words}\n`;
    const { text, html, tokens } = await mailOf(sample([article({ slug: "a" })], {}, {}, file));
    const known: Record<string, string> = { город: "Алматы", "2nd-plan": "pro", नाम: "आशा", "last-seen": "May" };
    for (const part of [text, html]) {
      const cut = cutAtTokens(part.replace(/\s+/g, " "), tokens);
      expect(fillReader(cut, (name) => known[name], "text")).toContain("of Алматы, pro, आशा, May.");
      expect(fillReader(cut, () => undefined, "text")).toContain("of A, B, C, .");
    }
  });

  it("fills in a column that a template names as the list does", () => {
    const marks = new ReaderTokens("digest");
    const text = marks.mark("Last Seen") + marks.mark("Город", "A");
    expect(fillReader(cutAtTokens(text, marks.all()), (name) => name, "text")).toBe("last-seenгород");
  });

  it("has every link of the HTML in the text part", async () => {
    for (const one of Object.values(all)) {
      const { html, text } = await mailOf(one);
      const missing = linksOf(html).filter((link) => !text.includes(link.replace(/^mailto:/, "")));
      expect(missing).toEqual([]);
    }
  });

  it("keeps the text part within 72 columns but for addresses", async () => {
    for (const one of Object.values(all)) {
      const { text, tokens } = await mailOf(one);
      const lines = fillReader(cutAtTokens(text, tokens), () => undefined, "text").split("\n");
      expect(lines.filter((line) => columnsOf(line) > 72 && !/https?:/.test(line))).toEqual([]);
    }
  });

  it("sets the lines of a postal address apart, in both parts", async () => {
    const publisher = { name: "Courier Press", address: "1 Post Road\n050000 Almaty\n" };
    const { html, text } = await mailOf(sample([article({ slug: "a" })], {}, { publisher }));
    expect(html).toContain("1 Post Road<br>050000 Almaty</p>");
    expect(text).toContain("\n1 Post Road\n050000 Almaty\n");
  });

  it("keeps a date behind a name of the other direction where it belongs, in both parts", async () => {
    const published = Date.UTC(2026, 10, 19);
    const byline = async (language: string, name: string) => {
      const made = article({ slug: "a", published, authors: [{ name, slug: "a" }], language });
      return mailOf(sample([made], {}, { language }));
    };
    for (const part of ["html", "text"] as const) {
      expect((await byline("fa", "Ada Example"))[part]).toContain("نوشتهٔ Ada Example\u200F · ۲۸ آبان");
      expect((await byline("fa", "علی"))[part]).toContain("نوشتهٔ علی · ۲۸ آبان");
      expect((await byline("en", "דנה"))[part]).toContain("By דנה\u200E · 19 November");
    }
  });

  it("runs a date as its words do where there are none in the language of the issue, in both parts", async () => {
    const made = article({ slug: "a", published: Date.UTC(2026, 10, 19), authors: [], language: "he" });
    const mail = await mailOf(sample([made], {}, { language: "he" }));
    for (const part of ["html", "text"] as const) expect(mail[part]).toContain("\u200E19 November · ");
  });

  it("runs a byline as its words do where there are none in the language of the issue", async () => {
    const bylines = async (language: string) => {
      const made = article({ slug: "a", authors: [{ name: "דנה", slug: "a" }], language, direction: "rtl" });
      const other = article({ slug: "b", authors: [{ name: "Ada", slug: "b" }], language: "en" });
      const { html } = await mailOf(sample([made, other], {}, { language }));
      return [...html.matchAll(/<p class="quiet"([^>]*) style="[^>]*>[^<]*(?:דנה|Ada)/g)].map(([, said]) => said);
    };
    expect(await bylines("he")).toEqual([' dir="ltr"', ' lang="he" dir="ltr"']);
    expect(await bylines("fa")).toEqual(["", ' lang="fa" dir="rtl"']);
  });

  it("says the name of the publication in place of its logo, in the dark too", async () => {
    const logo = { url: "https://courier.example/l.png", dark: "https://courier.example/d.png", width: 220 };
    const { html } = await mailOf(sample([article({ slug: "a" })], {}, { email: { logo } }));
    const pictures = [...html.matchAll(/<img[^>]*courier\.example\/[ld]\.png[^>]*>/g)].map(([tag]) => tag);
    expect(pictures).toHaveLength(2);
    for (const picture of pictures) expect(picture).toContain('alt="The Courier"');
  });

  it("tags links to the own site, and no others", async () => {
    const over = { email: { linkTags: { utm_source: "mail", utm_campaign: "{slug}" } } };
    const tagged = sample(
      [article({ slug: "a", published: Date.UTC(2026, 10, 19) })],
      { a: '<p><a href="https://other.example/">x</a></p>' },
      over,
    );
    const links = linksOf((await mailOf(tagged)).html);
    expect(links).toContain("https://courier.example/articles/a/?utm_source=mail&utm_campaign=2026-11-20");
    expect(links).toContain("https://other.example/");
    expect(links.filter((link) => link.includes("unsubscribe"))).toEqual([expect.not.stringContaining("utm_")]);
  });

  it("shows an article that is alone in full, and other leads as far as the settings say", async () => {
    expect((await mailOf(named("single"))).html).toContain("Post books of 1881");
    const long = Object.fromEntries(["a", "b"].map((slug) => [slug, "<p>One two three four five.</p>".repeat(100)]));
    const [a, b] = ["a", "b"].map((slug) => article({ slug, published: Date.UTC(2026, 10, 19) }));
    if (!a || !b) throw new Error("There are two");
    const { html, text } = await mailOf(sample([a, b], long));
    expect(html).toContain(">Read on</a>");
    expect(html.split("One two three").length).toBeLessThan(50);
    expect(text.split("One two three").length).toBe(html.split("One two three").length);
  });

  it("leads to an article's sound, in both parts", async () => {
    const sound = { url: "https://courier.example/a.mp3", mediaType: "audio/mpeg", byteLength: 9 };
    const heard = article({ slug: "a", published: Date.UTC(2026, 10, 19), enclosures: [sound] });
    const { html, text } = await mailOf(sample([heard], {}));
    expect(linksOf(html)).toContain(sound.url);
    expect(text).toContain(`Listen: ${sound.url}`);
  });

  it("is made from the frozen copy, whatever the articles say now", async () => {
    const before = named("single");
    const frozen = before.issue.sections.flatMap(({ entries }) => entries.map(({ articleId }) => articleId));
    const articles = before.publication.articles
      .filter(({ id }) => frozen.includes(id))
      .map((one) => ({ article: one, body: before.publication.bodyOf(one) }));
    const copy = new TextEncoder().encode(freezeIssue({ issue: before.issue, articles }));
    const after = { ...before.publication, articles: [], readSource: () => copy };
    const issue = { ...before.issue, frozen: frozenPath(before.issue) };
    const mail = await renderDigest(issue, { ...toolsOf(before), ...digestLookups(after), publication: after });
    expect(mail.message).toEqual(await mailOf(before));
  });
});

describe("a mail without a link to unsubscribe", () => {
  it("is an error, in either part", async () => {
    const said: string[] = [];
    const footer = "{{#block}}<mj-section><mj-column><mj-text>Bye</mj-text></mj-column></mj-section>{{/block}}";
    const own = emailTemplates({ "email/partials/footer.mjml.hbs": footer });
    const files = digestRenderer.render(
      named("single").publication,
      own,
      (problem) => void said.push(formatProblem(problem)),
      memory,
    );
    await files[0]?.bytes();
    expect(said).toEqual([expect.stringMatching(/error\[email\/unsubscribe-missing\].*in the HTML of the mail/)]);
  });
});

describe("the clip budget", () => {
  it("cuts as few articles as it must, from the end, and keeps the foot of the mail", async () => {
    const long = named("long");
    const { message, demoted, byteLength } = await renderDigest(long.issue, toolsOf(long));
    expect(byteLength).toBeLessThanOrEqual(CLIP_BUDGET);
    expect(byteLength).toBeGreaterThan(CLIP_BUDGET - 6_000);
    expect(demoted).toBeGreaterThan(0);
    expect(message.html).toContain("1 Post Road");
    for (const { url } of long.publication.articles) expect(message.html).toContain(url);
  });

  it("holds for any issue", async () => {
    const issues = fc.array(
      fc.record({ words: fc.integer({ min: 1, max: 900 }), length: fc.integer({ min: 0, max: 4_000 }) }),
      { minLength: 1, maxLength: 120 },
    );
    await fc.assert(
      fc.asyncProperty(issues, fc.boolean(), async (parts, plain) => {
        const articles = parts.map(({ words }, index) =>
          article({
            slug: `n${index}`,
            words,
            title: `Title ${index}`,
            published: Date.UTC(2026, 10, 19) - index * 60_000,
          }),
        );
        const bodies = Object.fromEntries(
          parts.map(({ length }, index) => [`n${index}`, `<p>${"word ".repeat(length)}</p>`]),
        );
        const over = {
          issues: { cadence: "none", stories: 100 },
          email: { theme: plain ? "plain" : "broadsheet", content: { lead: "full", stories: "full" } },
        };
        const one = sample(articles, bodies, over);
        const { byteLength, message } = await renderDigest(one.issue, toolsOf(one));
        // The lead alone, in full, may be longer than the budget; then nothing but the lead is left to cut.
        expect(byteLength).toBeLessThanOrEqual(CLIP_BUDGET);
        expect(message.html).toContain("unsubscribe-url:");
      }),
      { numRuns: 15 },
    );
  });

  it("is an error when even headlines are too much, and a warning when articles were cut", async () => {
    const said: string[] = [];
    const intro = `---\ndate: 2026-11-20\n---\n${"Far too long an introduction. ".repeat(4_000)}\n`;
    for (const one of [named("long"), sample([article({ slug: "a" })], {}, {}, intro)]) {
      const files = digestRenderer.render(
        one.publication,
        templates,
        (problem) => void said.push(formatProblem(problem)),
        memory,
      );
      await files[0]?.bytes();
    }
    expect(said.map((problem) => problem.slice(0, 60))).toEqual([
      expect.stringContaining("content/issues/2026-11-20.md:1: warning[email/long]"),
      expect.stringContaining("content/issues/2026-11-20.md:1: error[email/clipped]"),
    ]);
  });
});

describe("whatever an article says", () => {
  const nasty = fc.constantFrom(
    "</mj-text><mj-text>",
    "</td></tr></table>",
    "<!--[if mso]><b><![endif]-->",
    "{{reader.name}}",
    "{{> footer}}",
    "%%name:0123456789ab00%%",
    "@@slot0t@@",
    "<!--@@block0@@-->",
    "</title><script>alert(1)</script>",
    '" onload="x',
    "'`=&amp;&#x3c;",
    "]]>",
    "<p><table><li>",
    "<style>a{}",
    "a;\u00a0 b  c\u202e",
    "<img src=x.svg><img src='https://a.example/b.png' alt='a;'>",
    "<pre>a\n  b</pre>",
    "<a href='https://x.example/?a=b&c=d'>l</a>",
  );
  const text = fc
    .array(fc.oneof(nasty, fc.string(), fc.string({ unit: "grapheme" })), { maxLength: 6 })
    .map((parts) => parts.join(" "));

  it("stays inside its block, never becomes a token, and is the same bytes as when compiled whole", async () => {
    const calm = wayToUnsubscribe((await mailOf(named("single"))).html);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ title: text, body: text, tag: text, summary: text, alt: text }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (written) => {
          const plain = (value: string): string => oneLine(value.replace(/[\p{Cc}\p{Cs}\p{Cn}]/gu, " ")) || "x";
          const articles = written.map(({ title, tag, summary, alt }, index) =>
            article({
              slug: `n${index}`,
              title: plain(title),
              summary: plain(summary),
              tags: [{ name: plain(tag), slug: "t" }],
              picture: { url: "https://courier.example/p.jpg?a=1&b=2", alt: plain(alt) },
              published: Date.UTC(2026, 10, 19) - index,
            }),
          );
          const bodies = Object.fromEntries(
            written.map(({ body }, index) => {
              const { html, references } = canonicalBody(body);
              return [
                `n${index}`,
                fillReferences(
                  html,
                  references.map(() => ({ url: "https://x.example/" })),
                ),
              ];
            }),
          );
          const one = sample(articles, bodies, { email: { content: { stories: "full" } } });
          const { html, text: plainText, tokens } = await mailOf(one);
          expect(wayToUnsubscribe(html)).toBe(calm);
          expect(html.match(/@@slot\d+[tuh]@@/g)?.length ?? 0).toBe(
            written.length === 0 ? 0 : (html.match(/@@slot0t@@/g)?.length ?? 0),
          );
          for (const { title } of articles)
            expect(plainText.replace(/\s+/g, "")).toContain((title ?? "").replace(/\s+/g, ""));
          expect(tokens.map(({ name }) => name).sort()).toEqual(["reason", "unsubscribe-url"]);

          const { articles: byId } = digestLookups(one.publication);
          const marks = new ReaderTokens(one.issue.digest);
          const view = digestView({
            ...one,
            content: issueContent(one.issue, one.publication, byId),
            tokens: marks,
          });
          const tools = {
            templates,
            memory,
            readerMark: (name: string, otherwise: unknown) => marks.mark(name, otherwise),
          };
          const { html: whole } = await compileMjml(renderMjml(view, tools));
          expect(await renderHtml(view, tools)).toBe(whole);
        },
      ),
      { numRuns: 40 },
    );
  });
});
