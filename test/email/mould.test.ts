import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DigestView } from "../../src/email/digest-context.js";
import { digestLookups } from "../../src/email/digest-renderer.js";
import { digestView } from "../../src/email/digest-view.js";
import { minify } from "../../src/email/minify.js";
import { ReaderTokens } from "../../src/email/reader-tokens.js";
import { renderAnew, renderHtml } from "../../src/email/render-html.js";
import { issueContent } from "../../src/issues/issue-content.js";
import { escapeHtml } from "../../src/markup/escape-html.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import type { Templates } from "../../src/templating/templates.js";
import { emailTemplates, type Sample, samples } from "../support/digest-samples.js";

const all = samples();
const memory = mapMemory();

function viewOf(name: string): DigestView {
  const { publication, issue } = all[name] as Sample;
  const { articles } = digestLookups(publication);
  const tokens = new ReaderTokens(issue.digest);
  const content = issueContent(issue, publication, articles);
  return digestView({ issue, publication, content, tokens });
}

/** The same view with other words in all its texts. */
function reworded(view: DigestView, next: () => string): DigestView {
  const LITERAL = new Set("partial kind level start theme lang dir rtl align labels nodes".split(" "));
  const change = (value: unknown, name: string): unknown => {
    if (LITERAL.has(name) || value === "") return value;
    if (typeof value === "string") {
      return /^(?:html|intro|outro)$/.test(name) ? htmlOf(next()) : next();
    }
    if (Array.isArray(value)) return value.map((item) => change(item, name));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
  };
  return change(view, "") as DigestView;
}

/** HTML as `fitForMail` gives it: blocks, or what stands in a line. */
function htmlOf(text: string): string {
  const element = ["p", "em", "blockquote", ""][text.length % 4];
  return minify(element ? `<${element}>${escapeHtml(text)}</${element}>` : escapeHtml(text)) || "<p></p>";
}

/** Texts with all that could be taken for something else where it stands, half of them with white space. */
const signs = fc.constantFrom(
  ..."a ß 驿 & < > \" ' ; / = style= class= </p> --> {{title}} @@hole0text@@ <hole1> @@slot0t@@ $& $1 ,".split(" "),
);
const spaces = fc.constantFrom(" ", "  ", "\n", "\t", "\u00A0");
const written = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(part, { minLength: 1, maxLength: 5 }).map((words) => words.join(""));

/** Texts for a view, in turn. */
const texts = fc
  .oneof(...[written(signs), written(fc.oneof(signs, spaces))].map((text) => fc.array(text, { minLength: 1 })))
  .map((list) => {
    let at = 0;
    return () => list[at++ % list.length] ?? "";
  });

/** A marker that takes its data from the name and what stands in for it, as `ReaderTokens` does. */
const readerMark = (name: string, otherwise: unknown): string =>
  `%%${name}:${typeof otherwise === "string" ? otherwise.length : 0}%%`;

/** Templates that count how often they run. */
function counting(templates: Templates): Templates & { runs: number } {
  const counted = {
    ...templates,
    runs: 0,
    render(...args: Parameters<Templates["render"]>) {
      counted.runs += 1;
      return templates.render(...args);
    },
  };
  return counted;
}

describe("a mail in the outline of an earlier one", () => {
  for (const name of ["short", "plain", "uyghur", "chinese", "pictures", "single", "none"]) {
    it(`is byte for byte what its templates write, whatever its texts say: ${name}`, async () => {
      const view = viewOf(name);
      const tools = { templates: emailTemplates(), memory, readerMark };
      await renderHtml(view, tools);
      await fc.assert(
        fc.asyncProperty(texts, async (next) => {
          const other = reworded(view, next);
          expect(await renderHtml(other, tools)).toBe(await renderAnew(other, tools));
        }),
        { numRuns: 40 },
      );
    });
  }

  it("is written without running a template", async () => {
    const templates = counting(emailTemplates());
    const tools = { templates, memory, readerMark };
    const view = viewOf("short");
    await renderHtml(view, tools);
    expect(templates.runs).toBe(1);
    const other = reworded(view, () => "R&D, <b>always</b>!!");
    expect(await renderHtml(other, tools)).toContain("R&amp;D, &lt;b&gt;always&lt;/b&gt;!!");
    expect(templates.runs).toBe(1);
    await renderHtml({ ...other, tagline: "" }, tools);
    expect(templates.runs).toBe(2);
  });

  it("asks for readers' data in the order in which its templates do", async () => {
    const own =
      '<mj-section><mj-column><mj-text>{{reader "city" "town"}}{{reader "food"}}</mj-text></mj-column></mj-section>';
    const templates = emailTemplates({ "email/partials/masthead.mjml.hbs": own });
    const asked: string[] = [];
    const tools = {
      templates,
      memory,
      readerMark: (name: string) => {
        asked.push(name);
        return `%%${name}:${asked.length}%%`;
      },
    };
    await renderHtml(viewOf("single"), tools);
    asked.length = 0;
    expect(await renderHtml(viewOf("single"), tools)).toContain("%%city:1%%%%food:2%%");
  });
});

/** What people may write into a template of their own: texts placed, looked at, and where minifying does something. */
const PARTS = [
  "{{title}}",
  "{{{title}}}",
  "{{subject}} <b>{{title}}</b>\n <i>{{date}}</i>",
  " {{{intro}}} ",
  "<p>{{{intro}}}</p>",
  "<b>{{title}}</b> {{{intro}}} <b>{{title}}</b>\n{{{outro}}}",
  '<a title="{{{intro}}}" href="#">x</a>',
  '<a href="{{url homeUrl}}" title="{{title}}">x</a>',
  "<a href={{homeUrl}}>x</a>",
  "<b title='{{title}}'>x</b>",
  '<b style="color:{{title}};">x</b>',
  '<b class="{{{title}}}"  id="">x</b>',
  "<style>.a { content: '{{title}}' ; }</style>",
  "<!-- {{title}} -->",
  "{{#if title}}yes{{else}}no{{/if}}",
  "{{#unless tagline}}bare{{/unless}}",
  '{{#if (eq title "a")}}the same{{else}}another{{/if}}',
  "{{#if (eq title subject)}}the same{{else}}another{{/if}}",
  "{{or tagline title}}",
  "{{and tagline title}}",
  "{{#each title}}{{this}}{{/each}}",
  "{{title.text}}",
  "{{#with title}}{{this}}{{/with}}",
  "{{lookup labels title}}",
  "{{#each sections}}{{#each entries}}{{@index}} {{title}} {{../title}} {{source}}{{/each}}{{/each}}",
  '{{reader "city" "your town"}}',
  "{{labels.read-on}} {{width}} {{theme.light.ink}}",
  "{{#slot}} {{title}} <i>x</i> {{{outro}}}{{/slot}}",
  "{{webUrl}}{{reader.unsubscribeUrl}}",
];

describe("a mail of one's own templates", () => {
  it("is byte for byte what they write, whether they place texts or look at them", async () => {
    const parts = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 5 });
    const view = viewOf("single");
    await fc.assert(
      fc.asyncProperty(parts, fc.boolean(), texts, texts, async (chosen, inSlot, first, second) => {
        const inner = chosen.join("");
        const body = inSlot ? `{{#slot}}${inner}{{/slot}}` : inner;
        const own = `{{#block}}<mj-section><mj-column><mj-text>${body}</mj-text></mj-column></mj-section>{{/block}}`;
        const tools = { templates: emailTemplates({ "email/partials/masthead.mjml.hbs": own }), memory, readerMark };
        for (const next of [first, second]) {
          const other = reworded({ ...view, intro: "x", outro: "x" }, next);
          expect(await renderHtml(other, tools)).toBe(await renderAnew(other, tools));
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it("is never that of another where a helper decides by what a text says", async () => {
    const own =
      '<mj-section><mj-column><mj-text>{{#if (eq title "Monday")}}first{{else}}later{{/if}}</mj-text></mj-column></mj-section>';
    const tools = { templates: emailTemplates({ "email/partials/masthead.mjml.hbs": own }), memory, readerMark };
    const view = viewOf("single");
    expect(await renderHtml({ ...view, title: "Monday" }, tools)).toContain(">first<");
    expect(await renderHtml({ ...view, title: "Tuesday" }, tools)).toContain(">later<");
    expect(await renderHtml({ ...view, title: "Monday" }, tools)).toContain(">first<");
  });
});
