import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Moulds } from "../../src/templating/moulds.js";
import { constant } from "../../src/templating/outline.js";
import { createTemplates } from "../../src/templating/templates.js";

/** Templates of a folder `t/`, never used before. */
function templates(texts: Readonly<Record<string, string>>) {
  const sources = Object.entries(texts).map(([path, text]) => ({ path: `t/${path}`, text, file: `templates/${path}` }));
  return createTemplates(sources);
}

/**
 * What a page looks like, or how it fails.
 *
 * @param helpers - Where some are given, even none, the template runs.
 */
function render(made: ReturnType<typeof templates>, context: object, helpers?: Readonly<Record<string, never>>) {
  try {
    return made.render("t/page.hbs", context, helpers);
  } catch (error) {
    return String(error);
  }
}

const PARTIALS = {
  "partials/frame.hbs": "<title>{{title}}</title>\n{{> @partial-block}}\n{{labels.read-on}}",
  "partials/item.hbs": "{{name}} {{#if note}}({{note}}){{/if}}\n",
  "partials/one.hbs": "one {{title}}",
};

/** What can be done with a text, from placing it to looking at it in any way that Handlebars knows. */
const SNIPPETS = [
  '{{title}} {{{title}}} {{&title}} <a href="{{url title}}">{{size}}</a>',
  "{{#if title}}{{title}}{{else}}none{{/if}} {{#unless empty}}empty{{/unless}} {{#if zero}}zero{{/if}}",
  "{{#if (or empty title)}}{{or empty title}}{{/if}} {{and title text}} {{url (or empty text)}}",
  "{{#each items}}{{@index}} {{@last}} {{> item}} {{../title}}{{else}}no items{{/each}}",
  "{{#each items as |item place|}}{{place}} {{item.name}}{{/each}}",
  "{{#each items as |item|}}{{#if (eq item.name ../title)}}same{{/if}}{{/each}}",
  "{{#with title}}{{this}} {{{.}}}{{/with}} {{#title}}{{.}}{{/title}} {{^empty}}empty{{/empty}}",
  "{{#> frame}}{{#with labels}}{{read-on}} {{@root.title}}{{/with}}{{/frame}}",
  '{{#*inline "own"}}[{{title}}]{{/inline}}{{> own}} {{> item name=title note=text}}',
  "{{#each labels}}{{@key}}={{this}} {{/each}} {{#each items.[0]}}{{@key}}:{{this}} {{/each}}",
  "{{#if title.length}}has length{{/if}}",
  "{{#if title.[1]}}has two{{/if}}",
  "{{#if title.text}}has a field{{/if}}",
  "{{#if title.toString}}never{{/if}} {{#if title.toHTML}}never{{/if}}",
  "{{#if (eq title text)}}equal{{/if}}",
  "{{#if (eq size 2)}}two{{/if}}",
  "{{#if (eq items again)}}identical{{/if}}",
  "{{lookup this 'title'}} {{lookup items 0}}",
  "{{lookup names title}}",
  "{{lookup title 0}}",
  "{{#each title}}letter{{else}}a text has no parts{{/each}}",
  "{{#if text}}{{> (lookup this 'partial')}}{{/if}}",
  "  {{> item name=text note=''}}",
  "{{#with title}}{{#with ../text}}{{#if ../../size}}up{{/if}}{{/with}}{{/with}}",
  "{{#with title}}{{#with (lookup @root 'text')}}{{#if ../../size}}up{{/if}}{{/with}}{{/with}}",
  "{{#with items}}{{#with ../again}}{{#if ../title}}up{{/if}}{{/with}}{{/with}}",
  "{{#with items as |them|}}{{#with (lookup .. 'again')}}{{#if ../title}}up{{/if}}{{/with}}{{/with}}",
  "{{gone}} {{title}}",
  "{{title.gone}}",
];

const word = fc.oneof(fc.constantFrom("one", "a", "<b>&\"'`=</b>", "line\nline", "\uFDD00:text\uFDD1"), fc.string());
const labels = constant({ "read-on": "Read on", more: "More" });

const context = fc
  .record({
    title: word,
    text: word,
    partial: fc.constantFrom("one", "item", "none"),
    size: fc.integer({ min: 0, max: 3 }),
    items: fc.array(fc.record({ name: word, note: fc.constantFrom(undefined, "a note") }), { maxLength: 1 }),
    isSame: fc.boolean(),
  })
  .map(({ isSame, ...data }) => ({
    ...data,
    again: isSame ? data.items : structuredClone(data.items),
    names: { one: "the first letter", a: "the first number" },
    name: "",
    note: undefined,
    empty: "",
    zero: 0,
    labels,
  }));

describe("a template that has rendered many contexts", () => {
  it.each(SNIPPETS)("makes of the next what it makes of it alone: %s", (snippet) => {
    fc.assert(
      fc.property(fc.array(context, { minLength: 8, maxLength: 12 }), (contexts) => {
        const made = templates({ "page.hbs": snippet, ...PARTIALS });
        for (const one of [...contexts, ...contexts]) expect(render(made, one)).toBe(render(made, one, {}));
      }),
      { numRuns: 25 },
    );
  });

  it("escapes what it fills in as Handlebars does", () => {
    const made = templates({ "page.hbs": '{{a}} {{{a}}} <a href="{{url a}}">' });
    const once = made.render("t/page.hbs", { a: "<x y='1'>&`\"" });
    for (const _ of [2, 3, 4]) expect(made.render("t/page.hbs", { a: "<x y='1'>&`\"" })).toBe(once);
    expect(once).toBe(
      "&lt;x y&#x3D;&#x27;1&#x27;&gt;&amp;&#x60;&quot; <x y='1'>&`\" <a href=\"&lt;x y='1'&gt;&amp;`&quot;\">",
    );
  });
});

/** Partials as a list calls them, those that look around them among them. */
const REPEATED = [
  "<li>{{name}} {{#if note}}({{{note}}}){{/if}}</li>",
  '<a href="{{url name}}">{{#each parts}}{{this}}, {{/each}}</a>',
  "{{#each parts}}{{this}} of {{../name}}{{/each}}",
  "{{> inner}} {{> inner name='Eve'}} {{> inner parts}}",
  "{{> inner}}{{#if again}}{{#with again}}{{> one}}{{/with}}{{/if}}",
  "{{@index}} {{name}}",
  "{{name}}{{#unless @last}}, {{/unless}}",
  "{{@root.title}}: {{name}}",
  "{{#with @root}}{{title}}{{/with}}",
  "{{> (lookup this 'partial')}}",
  "{{#> inner}}{{name}}{{/inner}}",
  "{{#> none}}{{name}}{{@root.title}}{{/none}}",
  "{{> own}}",
  '{{#*inline "inner"}}[{{name}}]{{/inline}}{{> inner}}',
  "{{#if name.length}}{{name}}{{/if}}",
  "{{#if (eq name note)}}twice {{/if}}{{name}}",
  "{{gone}}",
];

const item = fc
  .record({
    name: word,
    note: fc.constantFrom(undefined, "", "a <note>", "one"),
    parts: fc.array(word, { maxLength: 2 }),
  })
  .chain((leaf) =>
    fc.record({
      ...Object.fromEntries(Object.entries(leaf).map(([name, value]) => [name, fc.constant(value)])),
      partial: fc.constantFrom("inner", "own"),
      again: fc.constantFrom(undefined, { ...leaf, partial: "inner", again: undefined }),
    }),
  );

/** Lists that call it; the second brings a partial of its own under a name that the first has a file for. */
const LISTS = [
  "{{#each items}}{{> one}}{{/each}}",
  '{{#*inline "own"}}{{name}} of {{@root.title}}{{/inline}}{{#each items}}{{> one}}{{/each}}',
];

describe.each(LISTS)("a partial that a list calls for each item: %s", (list) => {
  it.each(REPEATED)("makes of the next what it makes of it alone: %s", (snippet) => {
    fc.assert(
      fc.property(fc.array(fc.record({ title: word, items: fc.array(item, { maxLength: 8 }) })), (contexts) => {
        const made = templates({
          "page.hbs": list,
          "partials/one.hbs": snippet,
          "partials/inner.hbs": "<b>{{name}}</b>{{note}}",
          "partials/own.hbs": "{{name}}",
        });
        for (const one of [...contexts, ...contexts]) expect(render(made, one)).toBe(render(made, one, {}));
      }),
      { numRuns: 20 },
    );
  });
});

describe("a partial that stands alone", () => {
  it("looks at an item of a long list once, to see what others it is like", () => {
    let looks = 0;
    const items = Array.from({ length: 1000 }, (_, number) => ({
      get name() {
        looks += 1;
        return `item ${number}`;
      },
      note: "a note",
    }));
    const made = templates({ "page.hbs": "{{#each items}}{{> item}}{{/each}}", ...PARTIALS });
    const page = made.render("t/page.hbs", { items });
    expect(page.split("\n")).toEqual([...items.map((_, number) => `item ${number} (a note)`), ""]);
    // The page itself is looked at, too, until it turns out to be long.
    expect(looks).toBeLessThan(1.5 * items.length);
  });
});

describe("Moulds", () => {
  const plain = (text: string): string => text;

  /** Renders contexts one after the other; returns what came out and how often the template ran. */
  function renderAll(contexts: readonly object[], template: (context: { readonly title: unknown }) => string) {
    const moulds = new Moulds({ text: plain, url: plain, html: plain });
    let runs = 0;
    const pages = contexts.map((context) =>
      moulds.render("t/page.hbs", context, (data) => {
        runs += 1;
        return template(data as { title: unknown });
      }),
    );
    return { pages, runs };
  }

  const titles = Array.from({ length: 50 }, (_, number) => ({ title: `title ${number}` }));

  it("run a template three times for however many contexts of one outline", () => {
    const { pages, runs } = renderAll(titles, ({ title }) => `<h1>${title}</h1>`);
    expect(pages).toEqual(titles.map(({ title }) => `<h1>${title}</h1>`));
    expect(runs).toBe(3);
  });

  it("run it for each context where it looks at a text", () => {
    const length = ({ title }: { readonly title: unknown }): string => `${(title as string).length}`;
    const { pages, runs } = renderAll(titles, length);
    expect(pages).toEqual(titles.map(length));
    expect(runs).toBeGreaterThanOrEqual(titles.length);
  });

  it("run it for each context whose outline is its own", () => {
    const lists = titles.map((_, length) => ({ title: Array(length).fill("x") }));
    const { runs } = renderAll([...lists, ...lists], ({ title }) => String(title));
    expect(runs).toBe(lists.length * 3);
  });
});
