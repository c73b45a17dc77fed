import { describe, expect, it } from "vitest";
import { freezeIssue } from "../../src/issues/frozen-issue.js";
import { digestOf } from "../../src/model/digest.js";
import type { Entry, Issue } from "../../src/model/issue.js";
import { article, publication } from "../support/publication.js";
import { describeArchive, renderPage } from "../support/render-archive.js";

function issue(over: Partial<Issue> = {}): Issue {
  const { slug = "2026-11-20" } = over;
  const made: Issue = {
    id: `tag:courier.example,2026:${slug}`,
    digest: "",
    number: 9,
    slug,
    path: `issues/${slug}/index.html`,
    url: `https://courier.example/issues/${slug}/`,
    language: "en",
    direction: "ltr",
    title: "Horses and birds",
    subject: "Horses",
    preheader: "",
    published: Date.UTC(2026, 10, 20, 9),
    window: { from: 0, to: 1 },
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

const entry = (slug: string, over: Partial<Entry> = {}): Entry => ({
  articleId: `tag:courier.example,2026:${slug}`,
  treatment: "story",
  reason: "window",
  ...over,
});

const PATH = "issues/2026-11-20/index.html";
const [a, b, c] = [article({ slug: "a" }), article({ slug: "b" }), article({ slug: "c" })];
const render = (made: Issue, bodies: Record<string, string> = {}) =>
  renderPage(publication({ articles: [a, b, c], issues: [made] }, bodies), PATH);

describe("the page of an issue", () => {
  it("has sections, notes and the editor's own words in order", async () => {
    const html = await render(
      issue({
        intro: "<p>Good morning.</p>",
        outro: "<p>Good night.</p>",
        sections: [
          { kind: "lead", slug: "lead", entries: [entry("a", { treatment: "lead" })] },
          {
            kind: "briefs",
            slug: "briefs",
            title: "In brief",
            entries: [entry("b", { treatment: "brief", note: "Late" }), entry("c", { blurb: "Own words." })],
          },
        ],
      }),
    );
    const order = ["Good morning.", "Body of a.", "In brief", "Late", b.summary, "Own words.", "Good night."];
    const places = order.map((text) => html.indexOf(text));
    expect(places).toEqual([...places].sort((x, y) => x - y));
    expect(places).not.toContain(-1);
  });

  it("shows the only article of an issue in full, as the mail does", async () => {
    const body = `${"<p>One more paragraph of it.</p>".repeat(200)}<p>The end.</p>`;
    const one = issue({ sections: [{ kind: "stories", slug: "s", entries: [entry("a")] }] });
    expect(await render(one, { a: body })).toContain("The end.");
    const two = issue({ sections: [{ kind: "stories", slug: "s", entries: [entry("a"), entry("b")] }] });
    expect(await render(two, { a: body })).not.toContain("The end.");
  });

  it("skips no level of headings, whether its sections have titles or not", async () => {
    const levels = async (titles: readonly (string | undefined)[]) => {
      const entries = [entry("a"), entry("b")].slice(0, titles.length);
      const sections = titles.map((title, index) => ({
        kind: "stories" as const,
        slug: `s${index}`,
        title,
        entries: entries.slice(index, index + 1),
      }));
      return [...(await render(issue({ sections }))).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    };
    expect(await levels([undefined])).toEqual([1, 2, 3]);
    expect(await levels([undefined, "More"])).toEqual([1, 2, 3, 2, 3]);
    expect(await levels(["News"])).toEqual([1, 2, 3]);
  });

  it("puts headings of texts below their headline, and takes their ids, which two texts may share", async () => {
    const body = '<h2 id="same">Part</h2><h5>Deep</h5><p>Text</p>';
    const sections = [{ kind: "stories" as const, slug: "s", entries: [entry("a"), entry("b")] }];
    const full = publication({ articles: [a, b], issues: [issue({ sections })] }, { a: body, b: body });
    const settings = {
      ...full.settings,
      email: { ...full.settings.email, content: { lead: "full", stories: "full" } as const },
    };
    const html = await renderPage({ ...full, settings }, PATH);
    expect(html).toContain("<h4>Part</h4><h6>Deep</h6>");
    expect(html).not.toContain('id="same"');
  });

  it("gives a dateline once, whether the text has it or not", async () => {
    const made = article({ slug: "a", dateline: "AACHEN" });
    const sections = [{ kind: "stories" as const, slug: "s", entries: [entry("a")] }];
    const count = async (body: string) => {
      const html = await renderPage(
        publication({ articles: [made], issues: [issue({ sections })] }, { a: body }),
        PATH,
      );
      return html.split("AACHEN").length - 1;
    };
    expect([await count("<p>Text</p>"), await count('<p><strong class="dateline">AACHEN</strong> — Text</p>')]).toEqual(
      [1, 1],
    );
  });

  it("sets each sponsor where it belongs, always disclosed; one beyond the last section comes last", async () => {
    const sponsor = (name: string, position: number) => ({
      name,
      url: `https://${name.toLowerCase()}.example/`,
      html: `<p>Words of ${name}</p>`,
      disclosure: "Sponsored",
      position,
    });
    const html = await render(
      issue({
        sections: [
          { kind: "stories", slug: "one", title: "One", entries: [entry("a")] },
          { kind: "stories", slug: "two", title: "Two", entries: [entry("b")] },
        ],
        sponsors: [sponsor("Last", 9), sponsor("First", 0), sponsor("Middle", 1)],
      }),
    );
    const order = ["Words of First", ">One<", "Words of Middle", ">Two<", "Words of Last"].map((text) =>
      html.indexOf(text),
    );
    expect(order).toEqual([...order].sort((x, y) => x - y));
    expect(html.split('<p class="disclosure">Sponsored</p>')).toHaveLength(4);
    expect(html.split('rel="sponsored noopener"')).toHaveLength(4);
  });

  it("shows a frozen issue as it was, when its articles have changed or gone", async () => {
    const old = issue({ sections: [{ kind: "stories", slug: "s", entries: [entry("gone")] }] });
    const gone = article({ slug: "gone", title: "As it was" });
    const copy = freezeIssue({ issue: old, articles: [{ article: gone, body: "<p>Old text.</p>" }] });
    const made = publication({ articles: [a], issues: [{ ...old, frozen: "content/issues/frozen/x.jsonl" }] });
    const html = await renderPage({ ...made, readSource: () => new TextEncoder().encode(copy) }, PATH);
    expect(html).toContain("As it was");
    expect(html).toContain("Old text.");
  });

  it("is about no reader: the words for the mail are not in it", async () => {
    const mail = { subject: "x", preheader: "x", intro: "<p>Dear {{reader.name}}</p>", outro: "" };
    const html = await render(issue({ intro: "<p>Dear friend</p>", mail }));
    expect(html).toContain("Dear friend");
    expect(html).not.toMatch(/reader\.name|[Uu]nsubscribe/);
  });

  it("speaks its language, and says its number once", async () => {
    const html = await render(issue({ language: "kk", title: "№ 9 шығарылым" }));
    expect(html).toContain('<html lang="kk" dir="ltr">');
    expect(html).toContain("2026 жылғы 20 қараша, жұма");
    expect(html.split("№ 9 шығарылым</h1>")).toHaveLength(2);
    expect(html).toContain('<p class="kicker"><time');
  });

  it("is not there while the issue is upcoming", () => {
    const files = describeArchive(publication({ articles: [a], issues: [issue({ upcoming: true })] }));
    expect([...files.keys()].filter((path) => path.startsWith("issues/"))).toEqual([]);
  });
});
