import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Subscriber } from "../../src/model/subscriber.js";
import { changeRow } from "../../src/subscribers/change-row.js";
import { readList } from "../../src/subscribers/read-list.js";

/** Whom a row says, as a list does. */
async function readerOf(text: string): Promise<Subscriber | undefined> {
  async function* chunks() {
    yield Buffer.from(text);
  }
  for await (const { subscriber } of readList(chunks(), { name: "list.jsonl", columns: {} }, () => undefined))
    return subscriber;
  return undefined;
}

async function changed(text: string, change: Partial<Subscriber>): Promise<string> {
  const before = await readerOf(text);
  if (!before) throw new Error(`${text} says nobody`);
  return changeRow(text, before, { ...before, ...change, fields: { ...before.fields, ...change.fields } });
}

describe("changeRow()", () => {
  it.each([
    ['{"email":"ada@example.com","address":{"city":"Almaty"},"Pets":["cat",{"name":"Rex"}],"age":36}', {}],
    ['{ "E-Mail" : "Ada <ada@example.com>", "n": 12345678901234567890, "tags": "a, b" }', { name: "Ada" }],
    ['{"address":"ada@example.com","fields":{"city":"Almaty","address":{"street":"Abai"}}}', { tags: [] }],
  ])("leaves %s as it stands where nothing changed", async (text, change) => {
    expect(await changed(text, change)).toBe(text);
  });

  it.each<[text: string, change: Partial<Subscriber>, written: string]>([
    [
      '{"email":"ada@example.com","address":{"city":"Almaty"},"tags":["a"]}',
      { tags: ["a", "b"] },
      '{"email":"ada@example.com","address":{"city":"Almaty"},"tags":["a","b"]}',
    ],
    [
      '{"address":{"city":"Almaty"},"E-Mail":"ada@example.com","Groups":"a","Lang":"kk","Full name":"A."}',
      { name: "Ada", language: "ru", tags: ["a", "b"] },
      '{"address":{"city":"Almaty"},"E-Mail":"ada@example.com","Groups":["a","b"],"Lang":"ru","Full name":"Ada"}',
    ],
    [
      '{"email":"ada@example.com","City":"Almaty","age":36,"pets":[{"name":"Rex"}]}',
      { fields: { city: "Astana", plan: "pro" } },
      '{"email":"ada@example.com","City":"Astana","age":36,"pets":[{"name":"Rex"}],"fields":{"plan":"pro"}}',
    ],
    [
      '{"address":"ada@example.com","name":"Ada","fields":{"name":"column","Work place":{"city":"Almaty"}}}',
      { fields: { name: "other", "work-place": "Ulm" } },
      '{"address":"ada@example.com","name":"Ada","fields":{"name":"other","Work place":"Ulm"}}',
    ],
    ['{"mail":"ada@example.com"}', { name: "Ada" }, '{"mail":"ada@example.com","name":"Ada"}'],
    [
      '{"mail":"ada@example.com","fields":"of study"}',
      { fields: { plan: "pro" } },
      '{"mail":"ada@example.com","fields":{"fields":"of study","plan":"pro"}}',
    ],
  ])("changes in %s what is new, where it stands", async (text, change, written) => {
    expect(await changed(text, change)).toBe(written);
  });

  it("writes what is read again, and changes no other key, whatever people write", async () => {
    const key = fc.constantFrom("name", "Tags", "lang", "City", "city", "plan", "First name", "fields", "x-y");
    const text = fc.constantFrom("", "Ulm", "a, b", "Ada");
    const value = fc.oneof(text, fc.integer(), fc.jsonValue({ maxDepth: 2 }), fc.dictionary(key, text));
    const change = fc.record(
      {
        name: fc.constantFrom("Eve", "Grace"),
        language: fc.constantFrom("kk", "ru"),
        tags: fc.constantFrom(["x"], ["a", "x"]),
        fields: fc.dictionary(fc.constantFrom("city", "plan", "first-name"), fc.constantFrom("Oslo", "Graz")),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, value), change, async (columns, over) => {
        const row = { email: "ada@example.com", ...columns };
        const before = await readerOf(JSON.stringify(row));
        const written = await changed(JSON.stringify(row), over);
        expect(await readerOf(written)).toEqual({ ...before, ...over, fields: { ...before?.fields, ...over.fields } });
        const others = Object.entries(row).filter(([name]) => name === "email" || name === "x-y");
        expect(JSON.parse(written)).toMatchObject(Object.fromEntries(others));
      }),
      { numRuns: 500 },
    );
  });
});
