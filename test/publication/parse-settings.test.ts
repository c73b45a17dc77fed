import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryTree } from "../../src/build/memory-tree.js";
import { formatProblem } from "../../src/problem/format-problem.js";
import { ProblemError } from "../../src/problem/problem-error.js";
import { parseSettings } from "../../src/publication/parse-settings.js";

const LEAST = "title: The Courier\nurl: https://courier.example\n";

function parse(text: string | Uint8Array) {
  return parseSettings(memoryTree({ "content/publication.yaml": text }));
}

/** The problems of a file that cannot be used, as a terminal shows them. */
function complaints(text: string | Uint8Array): readonly string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

describe("parseSettings()", () => {
  it("fills in every default", () => {
    const { settings, problems } = parse(LEAST);
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ title: "The Courier", language: "en", timeZone: "UTC", authors: [] });
    expect(settings.issues.cadence).toBe("weekly");
  });

  it.each([
    ["https://courier.example", "https://courier.example/"],
    ["https://courier.example/news", "https://courier.example/news/"],
    ["https://Courier.Example//", "https://courier.example/"],
    ["https://пошта.example/", "https://xn--80a1acn3a.example/"],
  ])("writes the address %s as the folder %s", (written, url) => {
    expect(parse(`title: T\nurl: ${written}\n`).settings.url).toBe(url);
  });

  it("writes every address as feeds, mails and hosts take it: in ASCII, percent-encoded", () => {
    const written = "https://ада.example/a b?x=<1>&y=100%|é";
    const canonical = "https://xn--80aal.example/a%20b?x=%3C1%3E&y=100%25%7C%C3%A9";
    const { settings } = parse(`${LEAST}license: ${written}
authors: [{ name: Ada, url: "${written}", avatar: "${written}" }]
publisher: { name: P, url: "${written}" }
archive: { signup: "mailto:a b@courier.example" }
feeds:
  icon: ${written}
  hub: ${written}
  podcast: { image: "${written}", categories: [News], funding: { url: "${written}", text: Give } }
email: { logo: { url: "${written}", dark: "${written}", width: 99 }, social: [{ name: S, url: "${written}" }] }
sending: { unsubscribe: { url: "${written}" } }
`);
    expect(JSON.stringify(settings)).not.toMatch(/[^\x20-\x7e]|\|y=100%[^2]/);
    const { authors, publisher, license, feeds, email, sending } = settings;
    const { icon, hub, podcast } = feeds;
    expect([authors[0]?.url, authors[0]?.avatar, publisher?.url, license, icon, hub]).toEqual(Array(6).fill(canonical));
    expect([podcast?.image, podcast?.funding?.url, sending.unsubscribe.url]).toEqual(Array(3).fill(canonical));
    expect([email.logo?.url, email.logo?.dark, email.social[0]?.url]).toEqual(Array(3).fill(canonical));
    expect(settings.archive.signup).toBe("mailto:a%20b@courier.example");
  });

  it.each([
    ["kk_KZ", "kk-KZ"],
    ["ZH-hans", "zh-Hans"],
    ["ug", "ug"],
  ])("brings the language %s into the form %s", (written, language) => {
    expect(parse(`${LEAST}language: ${written}\n`).settings.language).toBe(language);
  });

  it("takes publication.yml, CRLF and a byte order mark", () => {
    const text = `\uFEFF${LEAST}`.replaceAll("\n", "\r\n");
    expect(parseSettings(memoryTree({ "content/publication.yml": text })).settings.title).toBe("The Courier");
  });

  it("reads a key with nothing behind it as not written", () => {
    expect(parse(`${LEAST}description:\narticles:\n  # files: []\n`)).toEqual(parse(LEAST));
  });

  it("takes for one what stands twice in a list of formats or compressions", () => {
    const { feeds } = parse(
      "title: T\nurl: https://t.example/\nfeeds: { formats: [rss, json, rss], precompress: [gzip, gzip] }",
    ).settings;
    expect([feeds.formats, feeds.precompress]).toEqual([["rss", "json"], ["gzip"]]);
  });

  it("hashes what the settings say, not how they are written", () => {
    const other = parse('# Ours\nurl: "https://courier.example/"\ntitle: The Courier\nlanguage: en\n');
    expect(other.settingsDigest).toBe(parse(LEAST).settingsDigest);
    expect(parse(`${LEAST}language: kk\n`).settingsDigest).not.toBe(other.settingsDigest);
  });

  it("warns when a second settings file does not count", () => {
    const { problems } = parseSettings(
      memoryTree({ "content/publication.yaml": LEAST, "content/publication.yml": LEAST }),
    );
    expect(problems.map(formatProblem)).toEqual([
      "content/publication.yml: warning[publication/settings-twice]: Cannot use both settings files: expected one, got content/publication.yaml as well, which counts\n  hint: Remove content/publication.yml",
    ]);
  });

  it("gives plain data that survives JSON", () => {
    const { settings } = parse(`${LEAST}publisher:\n  name: Press\n`);
    expect(JSON.parse(JSON.stringify(settings))).toEqual(settings);
  });
});

describe("parseSettings(), with a file that cannot be used,", () => {
  it("says that there is none", () => {
    expect(() => parseSettings(memoryTree({ "content/articles/a.md": "" }))).toThrow(
      "error[publication/settings-missing]: Cannot read the settings: expected content/publication.yaml, got no such file",
    );
  });

  it("collects every mistake with its place, and says what to type", () => {
    const text = `titel: The Courier
url: courier.example
language: english
timeZone: Almaty
authors:
  - name: Ada
    mail: ada@courier.example
  - url: https://ada.example/
issues:
  cadence: weeekly
  weekday: [monday]
articles: everything
`;
    expect(complaints(text)).toMatchSnapshot();
  });

  it.each([
    [
      "a colour",
      "email:\n  colors:\n    accent: red\n",
      'a colour of six hexadecimal digits, as in #1a2b3c, got "red"',
    ],
    ["a time", 'issues:\n  time: "25:00"\n', 'a time of day from 00:00 to 23:59, got "25:00"'],
    ["a stretch of time", "sending:\n  limits: [{ messages: 1, seconds: 0 }]\n", "more than 0, got 0"],
    [
      "a domain",
      'sending:\n  limits: [{ messages: 1, seconds: 1, domain: "@gmail.com" }]\n',
      "behind the @ of an address, as in gmail.com, got",
    ],
    ["a server", "sending:\n  server: mail.example\n", "smtp://user@mail.courier.example:587, without a password, got"],
    ["a name of fonts", 'email:\n  fonts: { body: "a;b" }\n', "names of fonts with commas between them"],
    ["a selector", "sending:\n  dkim: { domain: a.example, selector: a_b, key: a.pem }\n", "letters, digits, dots and"],
  ])("says in words what %s looks like", (_, text, expected) => {
    expect(complaints(LEAST + text).join("\n")).toContain(expected);
  });

  it("names the placeholders that a pattern of addresses may have", () => {
    const [complaint, ...others] = complaints(`${LEAST}articles:\n  permalink: ":year/:nope/:slug/"\n`);
    expect(complaint).toContain("content/publication.yaml:4:14: error[publication/settings-value]");
    expect(complaint).toContain("expected the placeholders :slug, :title, ");
    expect(complaint).toContain('got ":year/:nope/:slug/"');
    expect(others).toEqual([]);
  });

  it.each([
    ["an unclosed quote", 'title: "The Courier\nurl: https://courier.example\n'],
    ["a tab", "title: T\nissues:\n\tcadence: weekly\n"],
    ["a key twice", "title: A\ntitle: B\nurl: https://courier.example\n"],
    ["a list", "- title\n"],
    ["nothing", ""],
    ["an unknown alias", `${LEAST}description: *nowhere\n`],
    ["a key that programs trip over", `${LEAST}__proto__:\n  title: X\n`],
    ["bytes that are no UTF-8", new Uint8Array([0x74, 0x3a, 0x20, 0xff, 0xfe])],
    ["64 KB and more", `${LEAST}description: ${"x".repeat(66_000)}\n`],
    ["deep brackets", `${LEAST}labels: ${"[".repeat(5000)}\n`],
    ["deep keys", `${"? ".repeat(5000)}x`],
    ["a bomb of aliases", bomb()],
    ["a number for a text", "title: 1984\nurl: https://courier.example\n"],
    ["an address with a query", "title: T\nurl: https://courier.example/?a=1\n"],
    ["an address that runs code", "title: T\nurl: javascript:alert(1)\n"],
    ["an offset for a zone", `${LEAST}timeZone: "+05:00"\n`],
  ])("refuses %s", (_, text) => {
    expect(complaints(text)).toMatchSnapshot();
  });

  it("never fails otherwise, whatever the file holds", () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "title: T",
        "url: https://a.example",
        "authors:",
        "  - name: A",
        "issues: {",
        "- x",
        "<<: *a",
        "? b",
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        for (const complaint of complaints(lines.join("\n")))
          expect(complaint).toMatch(/error\[publication\/[a-z-]+\]: Cannot /);
      }),
    );
  });
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(", ")}]`);
  return ["a0: &a0 [lol]", ...levels, ""].join("\n");
}
