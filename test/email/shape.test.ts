import { describe, expect, it } from "vitest";
import { compileMjml } from "../../src/email/compile-mjml.js";
import { digestLookups } from "../../src/email/digest-renderer.js";
import { digestView } from "../../src/email/digest-view.js";
import { ReaderTokens } from "../../src/email/reader-tokens.js";
import { renderHtml, renderMjml } from "../../src/email/render-html.js";
import { issueContent } from "../../src/issues/issue-content.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import type { Memory } from "../../src/plugins/memory.js";
import { ProblemError } from "../../src/problem/problem-error.js";
import { emailTemplates, type Sample, samples } from "../support/digest-samples.js";

/** What the HTML of a sample's mail is rendered from. */
function viewOf({ publication, issue }: Sample) {
  const { articles } = digestLookups(publication);
  const tokens = new ReaderTokens(issue.digest);
  const content = issueContent(issue, publication, articles);
  const view = digestView({ issue, publication, content, tokens });
  return { view, readerMark: (name: string, otherwise: unknown) => tokens.mark(name, otherwise) };
}

/** A memory that counts how often something was not in it. */
function countingMemory(): Memory & { misses: number } {
  const memory = mapMemory();
  const counting = {
    ...memory,
    misses: 0,
    get(key: string) {
      const value = memory.get(key);
      if (value === undefined) counting.misses += 1;
      return value;
    },
  };
  return counting;
}

const all = samples();

describe("a mail compiled by its shape", () => {
  for (const [name, sample] of Object.entries(all)) {
    it(`is byte for byte what compiling it whole gives: ${name}`, async () => {
      const { view, readerMark } = viewOf(sample);
      const templates = emailTemplates();
      const direct = await compileMjml(renderMjml(view, { templates, readerMark }));
      expect(direct.complaints).toEqual([]);
      expect(await renderHtml(view, { templates, memory: mapMemory(), readerMark })).toBe(direct.html);
    });
  }

  it("is compiled once for all issues that have the same parts, however many articles they have", async () => {
    const memory = countingMemory();
    const templates = emailTemplates();
    for (const name of ["pictures", "pictures"] as const) {
      const sample = all[name];
      if (sample) await renderHtml(viewOf(sample).view, { templates, memory, readerMark: viewOf(sample).readerMark });
    }
    const { view, readerMark } = viewOf(all["pictures"] ?? Object.values(all)[0] ?? fail());
    const fewer = {
      ...view,
      sections: view.sections.map((section) => ({ ...section, entries: section.entries.slice(0, 3) })),
    };
    await renderHtml(fewer, { templates, memory, readerMark });
    expect(memory.misses).toBe(1);
  });

  it("is the same whether it was remembered or not", async () => {
    const memory = mapMemory();
    const { view, readerMark } = viewOf(all["short"] ?? fail());
    const templates = emailTemplates();
    const first = await renderHtml(view, { templates, memory, readerMark });
    expect(await renderHtml(view, { templates, memory, readerMark })).toBe(first);
    // What is compiled is put into the memory: this one shows that nothing was, and so MJML is not needed.
    const full = { ...memory, put: () => fail() };
    expect(await renderHtml(view, { templates, memory: full, readerMark })).toBe(first);
    expect(await renderHtml(view, { templates, memory: mapMemory(), readerMark })).toBe(first);
  });
});

describe("a mistake in the MJML of a template", () => {
  async function problemWith(own: Readonly<Record<string, string>>) {
    const { view, readerMark } = viewOf(all["single"] ?? fail());
    try {
      await renderHtml(view, { templates: emailTemplates(own), memory: mapMemory(), readerMark });
    } catch (error) {
      if (error instanceof ProblemError) return error.problem;
      throw error;
    }
    return fail();
  }

  it("is placed in the template: an attribute that does not exist", async () => {
    const words = `{{#block}}\n<mj-section colour="red">\n<mj-column><mj-text>{{{title}}}</mj-text></mj-column></mj-section>\n{{/block}}`;
    expect(await problemWith({ "email/partials/masthead.mjml.hbs": words })).toMatchObject({
      code: "email/mjml-invalid",
      message: expect.stringContaining("colour"),
      place: { file: "templates/email/partials/masthead.mjml.hbs", line: 2 },
    });
  });

  it("is placed in the template: a text that MJML would drop without a word", async () => {
    const words =
      "{{#block}}\n<mj-section>\n<p>Lost: {{title}}</p>\n<mj-column><mj-text>a</mj-text></mj-column></mj-section>{{/block}}";
    expect(await problemWith({ "email/partials/masthead.mjml.hbs": words })).toMatchObject({
      code: "email/mjml-invalid",
      place: { file: "templates/email/partials/masthead.mjml.hbs", line: 3 },
    });
  });
});

function fail(): never {
  throw new Error("This should not be reached");
}
