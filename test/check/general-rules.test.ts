import { describe, expect, it } from "vitest";
import { RULES } from "../../src/check/rules.js";
import type { Article } from "../../src/model/article.js";
import type { OutputFile } from "../../src/model/output-file.js";
import type { Problem } from "../../src/problem/problem.js";
import { article, publication } from "../support/publication.js";

const file = (path: string): OutputFile => ({ path, mediaType: "text/html", key: path, bytes: () => "" });

/** What one rule says of articles; their sources are empty but for the text given. */
function check(
  code: string,
  articles: readonly Article[],
  { bodies = {}, source = "", files = [] as readonly string[] } = {},
): readonly Problem[] {
  const problems: Problem[] = [];
  const made = { ...publication({ articles }, bodies), readSource: () => new TextEncoder().encode(source) };
  const pages = [...articles.map(({ path }) => path), ...files].map(file);
  RULES.find((rule) => rule.code === code)?.check?.(made, pages, (problem) => void problems.push(problem));
  return problems;
}

const places = (problems: readonly Problem[]) => problems.map(({ place }) => place);

describe("the list of rules", () => {
  it("has each code once, in order, and a sentence for each", () => {
    const codes = RULES.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const { description } of RULES) expect(description).toMatch(/^[A-Z].{30,}\.$/);
  });
});

describe("check/alt-missing", () => {
  const code = "check/alt-missing";

  it("points to pictures without a description, in the text and above it", () => {
    const place = { file: "content/articles/a.md", line: 7, column: 3 };
    const front = { file: "content/articles/a.md", line: 2, column: 1 };
    const picture = { url: "https://courier.example/a.png" };
    const made = article({ slug: "a", undescribed: [place], picture, places: { picture: front } });
    expect(places(check(code, [made]))).toEqual([place, front]);
  });

  it("accepts that a picture only decorates", () => {
    expect(check(code, [article({ picture: { url: "https://courier.example/a.png", alt: "" } })])).toEqual([]);
  });
});

describe("check/link-dead", () => {
  const code = "check/link-dead";
  const target = article({
    slug: "horses",
    headings: [{ level: 2, id: "the-bell", text: "The bell" }],
  });
  const linking = (...links: string[]) => [article({ slug: "a", links }), target];

  it("finds pages that are not there, with the line of the source", () => {
    const link = "https://courier.example/articles/horse/";
    const [problem, ...others] = check(code, linking(link), { source: `---\n---\n\nSee [it](${link}).\n` });
    expect(problem?.place).toEqual({ file: "content/articles/a.md", line: 4, column: 10 });
    expect(problem?.hint).toBe('Write "/articles/horses/" if that was meant');
    expect(others).toEqual([]);
  });

  it("takes nobody to mean the page itself, however near its address is", () => {
    const link = "https://courier.example/articles/part-1/";
    const [two, three] = [article({ slug: "part-2", links: [link] }), article({ slug: "the-part-3" })];
    const source = `See [the first part](${link}).\n`;
    const hints = check(code, [two, article({ slug: "a", links: [link] }), three], { source }).map(({ hint }) => hint);
    expect(hints.toSorted()).toEqual([
      'Write "/articles/part-2/" if that was meant',
      'Write "/articles/the-part-3/" if that was meant',
    ]);
  });

  it("finds those that are written from the root of the site, in any script", () => {
    const link = "https://courier.example/articles/%D1%85%D0%B0%D1%82/?a=1";
    const source = "/articles/хат/?a=12 https://other.example/articles/хат/?a=1\n\n[it](/articles/хат/?a=1)\n";
    expect(places(check(code, linking(link), { source }))).toEqual([
      { file: "content/articles/a.md", line: 3, column: 6 },
    ]);
  });

  it("leaves what reading the article has told of: paths from its file", () => {
    const link = "https://courier.example/articles/a/contact.md";
    expect(check(code, linking(link), { source: "[us](contact.md)" })).toEqual([]);
  });

  it("finds parts that a page does not have, and knows footnotes and ids that authors wrote", () => {
    const url = "https://courier.example/articles/horses/";
    const bodies = { horses: '<p id="own">Text</p>' };
    const good = [`${url}#the-bell`, `${url}#own`, `${url}#:~:text=x`, `${url}#top`];
    expect(check(code, linking(...good), { bodies, source: good.join(" ") })).toEqual([]);
    const [problem] = check(code, linking(`${url}#the-bel`), { bodies, source: "[it](horses.md#the-bel)" });
    expect(problem?.message).toContain('no "the-bel" in content/articles/horses.md');
    expect(problem?.hint).toBe('Write "#the-bell" if that was meant');
  });

  it("reads a page once, however many of its parts are linked", () => {
    const ids = Array.from({ length: 50 }, (_, index) => `fn${index}`);
    const body = [...ids, "a&amp;b"].map((id) => `<p id="${id}">Text</p>`).join("");
    const made = article({
      slug: "a",
      links: [...ids, "a&b"].map((id) => `https://courier.example/articles/a/#${id}`),
    });
    let read = 0;
    const bodyOf = () => {
      read += 1;
      return body;
    };
    const rule = RULES.find((one) => one.code === code);
    rule?.check?.({ ...publication({ articles: [made] }), bodyOf }, [file(made.path)], (problem) =>
      expect.fail(problem.message),
    );
    expect(read).toBe(1);
  });

  it("accepts folders with and without a slash, files, other sites and addresses in any script", () => {
    const хабар = article({ slug: "хабар", path: "articles/хабар/index.html" });
    const links = [
      "https://courier.example/",
      "https://courier.example/articles/horses",
      "https://courier.example/articles/%D1%85%D0%B0%D0%B1%D0%B0%D1%80/",
      "https://courier.example/feed.xml",
      "https://other.example/nothing",
      "https://courier.example/articles/horses/#t=10",
    ];
    const files = ["index.html", "feed.xml"];
    expect(check(code, [...linking(...links), хабар], { files, source: links.join(" ") })).toEqual([]);
  });
});

describe("check/title-twice", () => {
  const code = "check/title-twice";

  it("tells of a title left over from another article, and where the other is", () => {
    const [problem, ...others] = check(code, [
      article({ slug: "old", title: "Horses", published: 1 }),
      article({ slug: "new", title: "horses", published: 2 }),
    ]);
    expect(problem?.place?.file).toBe("content/articles/new.md");
    expect(problem?.related?.[0]?.place.file).toBe("content/articles/old.md");
    expect(others).toEqual([]);
  });

  it("leaves columns, notes without title and translations alone", () => {
    const column = Array.from({ length: 3 }, () => article({ title: "Week in brief" }));
    const rest = [
      article({ title: undefined }),
      article({ title: undefined }),
      article({ title: "Week in brief", language: "de" }),
    ];
    expect(check(code, [...column, ...rest])).toEqual([]);
  });
});

describe("check/translation-twice", () => {
  it("tells of two translations in one language", () => {
    const articles = [
      article({ translationKey: "t" }),
      article({ translationKey: "t", language: "kk" }),
      article({ translationKey: "t" }),
      article(),
      article(),
    ];
    expect(check("check/translation-twice", articles)).toHaveLength(1);
  });
});

describe("check/language-doubtful", () => {
  const code = "check/language-doubtful";

  it("tells of texts without a letter of their script", () => {
    const wrong = [
      article({ title: "Хабар", summary: "Қазақша мәтін", language: "en" }),
      article({ title: "Hello there", summary: "", language: "ug" }),
      article({ title: "Hello there", summary: "", language: "ja" }),
    ];
    expect(check(code, wrong)).toHaveLength(3);
  });

  it("accepts every language in its own script, foreign words, and texts without words", () => {
    const right = [
      article({ title: "RSS туралы", summary: "", language: "kk" }),
      article({ title: "驿站", summary: "", language: "zh-Hant" }),
      article({ title: "かな", summary: "", language: "ja" }),
      article({ title: "خەۋەر", summary: "", language: "ug" }),
      article({ title: "2026", summary: "№ 9", language: "ar" }),
      article({ title: "Anything", summary: "", language: "und" }),
    ];
    expect(check(code, right)).toEqual([]);
  });
});
