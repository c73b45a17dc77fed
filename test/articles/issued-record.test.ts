import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IssuedRecord } from "../../src/articles/issued-record.js";
import { textPrint } from "../../src/articles/text-print.js";
import { memoryTree } from "../../src/build/memory-tree.js";
import type { Article } from "../../src/model/article.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import type { Problem } from "../../src/problem/problem.js";
import { article } from "../support/publication.js";

const courier = { id: "tag:courier.example,2026:", title: "The Courier" };

/** The record in a publication's files; none where there is no text. */
function recordOf(text: string | undefined, memory = mapMemory()): IssuedRecord {
  return new IssuedRecord(memoryTree(text === undefined ? {} : { "content/ids.tsv": text }), memory);
}

function apply(
  articles: readonly Article[],
  text: string | undefined,
  memory = mapMemory(),
  held: readonly Article[] = [],
) {
  const problems: Problem[] = [];
  const candidatesOf = (some: readonly Article[]) => some.map((article) => ({ article, text: textPrint(article) }));
  const others = { candidates: candidatesOf(held), sources: new Set(held.map(({ source }) => source)) };
  const issued = recordOf(text, memory).apply(candidatesOf(articles), others, courier, (problem) =>
    problems.push(problem),
  );
  return { ...issued, problems };
}

describe("IssuedRecord", () => {
  const first = apply([article({ slug: "hello" })], undefined);

  it("gives a new publication a tag: IRI of the host and the year of the oldest article", () => {
    expect(recordOf(undefined).publicationId("https://courier.example/w/", Date.UTC(2019, 3, 1))).toBe(
      "tag:courier.example,2019:",
    );
  });

  it("leaves the publication its id when the domain changes, build after build", () => {
    const memory = mapMemory();
    for (let build = 0; build < 2; build += 1) {
      expect(recordOf(first.record, memory).publicationId("https://elsewhere.example/", 0)).toBe(courier.id);
    }
  });

  it("says with a memory of other builds what it says without, whatever is edited, moved or removed", () => {
    const post = fc.record({
      slug: fc.constantFrom("a", "b", "c", "d"),
      title: fc.constantFrom("A", "B", "C"),
      summary: fc.constantFrom("One.", "Two."),
      words: fc.constantFrom(0, 40),
      published: fc.constantFrom(1, 2),
      idIsWritten: fc.boolean(),
    });
    const posts = fc.uniqueArray(post, { selector: ({ slug }) => slug, maxLength: 4 });
    const builds = fc.array(fc.record({ posts, held: posts }), { maxLength: 8 });
    fc.assert(
      fc.property(builds, (builds) => {
        const memory = mapMemory();
        let text: string | undefined;
        for (const { posts, held } of builds.flatMap((made) => [made, made])) {
          const articles = posts.map((post) => article(post));
          const sources = articles.map(({ source }) => source);
          const others = held.map((post) => article(post)).filter(({ source }) => !sources.includes(source));
          const issued = apply(articles, text, memory, others);
          expect(issued).toEqual(apply(articles, text, undefined, others));
          text = issued.record;
        }
      }),
    );
  });
});
