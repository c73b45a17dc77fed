import { beforeEach, describe, expect, it } from "vitest";
import { formatProblem } from "../../src/problem/format-problem.js";
import { ProblemError } from "../../src/problem/problem-error.js";
import type { Helper } from "../../src/templating/helpers.js";
import { Slot } from "../../src/templating/slot.js";
import { createTemplates, type TemplateSource } from "../../src/templating/templates.js";
import { compiledAhead } from "../support/compiled-ahead.js";

/** Compiles some of the templates before they are used. */
type Prepare = (sources: readonly TemplateSource[]) => readonly TemplateSource[];

const isPartial = ({ path }: TemplateSource): boolean => path.includes("/partials/");

/** A project has templates of its own; those of Postrider are compiled before, and each may use the other. */
const WAYS: readonly (readonly [string, Prepare])[] = [
  ["compiled when they are used", (sources) => sources],
  ["compiled before", compiledAhead],
  [
    "with partials compiled before",
    (sources) => [...sources.filter((source) => !isPartial(source)), ...compiledAhead(sources.filter(isPartial))],
  ],
  [
    "with partials of its own",
    (sources) =>
      compiledAhead(sources).map((source) => (isPartial(source) ? { ...source, compiled: undefined } : source)),
  ],
];

let prepare: Prepare = (sources) => sources;

/** Templates of a folder `t/`, as a project would supply them. */
function templates(texts: Readonly<Record<string, string>>, helpers: Readonly<Record<string, Helper>> = {}) {
  const sources = Object.entries(texts).map(([path, text]) => ({
    path: `t/${path}`,
    text,
    file: `templates/t/${path}`,
  }));
  return createTemplates(prepare(sources), helpers);
}

/** What is said when `t/page.hbs` fails. */
function failure(texts: Readonly<Record<string, string>>, context: object = {}): string {
  try {
    templates(texts).render("t/page.hbs", context);
  } catch (error) {
    if (error instanceof ProblemError) return formatProblem(error.problem);
    throw error;
  }
  throw new Error("It rendered");
}

describe.each(WAYS)("createTemplates(), %s", (_, way) => {
  beforeEach(() => {
    prepare = way;
  });

  it("renders a template with the partials of its folder", () => {
    const made = templates({ "page.hbs": "<p>{{> name}}</p>", "partials/name.hbs": "{{first}}" });
    expect(made.render("t/page.hbs", { first: "<Ada>" })).toBe("<p>&lt;Ada&gt;</p>");
  });

  it("escapes nothing in plain text", () => {
    expect(templates({ "page.txt.hbs": "{{a}}" }).render("t/page.txt.hbs", { a: "x=<1>" })).toBe("x=<1>");
  });

  it("writes addresses with the helper url and leaves = alone", () => {
    const made = templates({ "page.hbs": '<a href="{{url a}}">' });
    expect(made.render("t/page.hbs", { a: 'https://a.example/?b=c&d="<>' })).toBe(
      '<a href="https://a.example/?b=c&amp;d=&quot;&lt;&gt;">',
    );
  });

  it("gives each folder its own digest, which changes with any of its files", () => {
    const one = templates({ "page.hbs": "a" });
    expect(one.digest("t")).toBe(templates({ "page.hbs": "a" }).digest("t"));
    expect(one.digest("t")).not.toBe(templates({ "page.hbs": "b" }).digest("t"));
    expect(one.digest("u")).not.toBe(one.digest("t"));
  });

  it("reaches only the data's own properties", () => {
    const made = templates({
      "page.hbs": "{{#if a.constructor}}x{{/if}}{{#if __proto__}}y{{/if}}{{#with a}}{{#if toString}}z{{/if}}{{/with}}",
    });
    expect(made.render("t/page.hbs", { a: "text" })).toBe("");
  });

  it("never runs data as a template", () => {
    const made = templates({ "page.hbs": "{{a}} {{{a}}}" });
    expect(made.render("t/page.hbs", { a: "{{> page}}" })).toBe("{{&gt; page}} {{> page}}");
  });

  it("lets a call replace a helper", () => {
    const made = templates({ "page.hbs": "{{#block}}a{{/block}}" });
    expect(made.render("t/page.hbs", {})).toBe("a");
    expect(made.render("t/page.hbs", {}, { block: () => "b" })).toBe("b");
  });

  it("places slots as marks, and shows their text to helpers", () => {
    const made = templates(
      { "page.hbs": '{{a}} {{{a}}} {{url a}} {{up a}} {{#if a}}yes{{/if}} {{#if (eq a "x")}}x{{/if}} {{or b a}}' },
      { up: (text: string) => text.toUpperCase() },
    );
    const slot = new Slot("x", (mode) => `[${mode}]`);
    expect(made.render("t/page.hbs", { a: slot, b: "" })).toBe("[text] [html] [url] X yes x [text]");
  });
});

describe.each(WAYS)("an error in a template, %s", (_, way) => {
  beforeEach(() => {
    prepare = way;
  });

  it("is placed where a block is not closed", () => {
    expect(failure({ "page.hbs": "a\n{{#if a}}\nb" })).toBe(
      "templates/t/page.hbs:3: error[templating/syntax]: Cannot read the template: expected valid Handlebars, got an error: the file ends inside a tag or block\n" +
        "  hint: Look for a brace or a closing {{/…}} that is missing on this line or the one before",
    );
  });

  it("is placed where a block is closed by another name", () => {
    expect(failure({ "page.hbs": "\n{{#each a}}{{/if}}" })).toContain(
      "templates/t/page.hbs:2: error[templating/syntax]",
    );
  });

  it("is placed at the partial that does not exist, with the nearest name", () => {
    expect(failure({ "page.hbs": "\n  {{> stroy}}", "partials/story.hbs": "" })).toBe(
      'templates/t/page.hbs:2:3: error[templating/partial-missing]: Cannot use the partial "stroy": expected one of story, got "stroy"\n  hint: Write "story"',
    );
  });

  it("is placed at the helper that does not exist", () => {
    expect(failure({ "page.hbs": "{{#if (eqq a 1)}}{{/if}}" })).toMatch(
      /^templates\/t\/page\.hbs:1:7: error\[templating\/helper-missing\]: Cannot use the helper "eqq".*\n {2}hint: Write "eq"$/,
    );
  });

  it("is placed at the value that is not there, and names the file whose data it was", () => {
    const texts = { "page.hbs": "{{#each all}}{{> one}}{{/each}}", "partials/one.hbs": "ok\n{{titel}}" };
    expect(failure(texts, { source: "content/issues/1.md", all: [{ source: "content/articles/a.md" }] })).toBe(
      'templates/t/partials/one.hbs:2:3: error[templating/failed]: Cannot render the template: expected a value "titel", got none in this context\n' +
        "  content/articles/a.md: while rendering the data of this file\n" +
        "  hint: Check the name, or wrap the use in {{#if …}} where the value may be absent",
    );
  });

  it("is placed in the template that wrote a block, not in the partial that runs it", () => {
    const texts = {
      "page.hbs": "\n\n{{#> frame}}{{gone}}{{/frame}}",
      "partials/frame.hbs": "<b>{{> @partial-block}}</b>",
    };
    expect(failure(texts)).toContain("templates/t/page.hbs:3:");
  });

  it("is placed where a property of nothing is read", () => {
    expect(failure({ "page.hbs": "\n{{#if a.b}}{{/if}}" })).toContain(
      'page.hbs:2:7: error[templating/failed]: Cannot render the template: expected a value "b"',
    );
  });

  it("is placed where a computed partial name leads nowhere", () => {
    expect(failure({ "page.hbs": "\n{{> (lookup . 'kind')}}" }, { kind: "none" })).toContain(
      'page.hbs:2:1: error[templating/failed]: Cannot render the template: expected a partial "none"',
    );
  });

  it("says which template is missing", () => {
    expect(failure({})).toContain('error[templating/missing]: Cannot render "t/page.hbs"');
  });

  it("keeps what a helper threw as its cause", () => {
    const made = templates(
      { "page.hbs": "{{fail 1}}" },
      {
        fail: () => {
          throw new Error("no luck");
        },
      },
    );
    expect(() => made.render("t/page.hbs", {})).toThrow("expected it to run, got an error: no luck");
  });
});
