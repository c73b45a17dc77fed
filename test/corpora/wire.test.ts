import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { memoryTree } from "../../src/build/memory-tree.js";
import { buildTree } from "../../src/disk/build-tree.js";
import { needsShared, SHARED } from "../support/needs.js";

/** Wire copy as it arrives: a headline, a dateline, paragraphs, no metadata at all. */
describe("wire copy as it arrives", () => {
  it("becomes a proper article with nothing edited", async (context) => {
    needsShared(context);
    const folder = join(SHARED, "wire");
    const [name = ""] = readdirSync(folder);
    const arrived = Date.UTC(2026, 1, 9, 18);
    const tree = memoryTree(
      {
        "content/publication.yaml": "title: The Courier\nurl: https://courier.example/\n",
        [`content/articles/${name}`]: readFileSync(join(folder, name)),
      },
      arrived,
    );
    const { publication, problems } = await buildTree(tree, { now: Date.UTC(2026, 10, 22) });
    expect(publication.articles).toMatchObject([
      {
        title: "Kazakh Protesters Again Demand Release Of Relatives From Chinese Custody",
        slug: "kazakh-protesters-again-demand-release-of-relatives-from-chinese-custody",
        dateline: "ALMATY, Kazakhstan",
        language: "en",
        published: arrived,
        summaryIsWritten: false,
      },
    ]);
    expect(publication.articles[0]?.summary).toMatch(/^Eight Kazakhs, mainly women, .* Xinjiang region\.$/);
    expect(problems.map(({ code }) => code)).toEqual(["articles/date-missing"]);

    const [article] = publication.articles;
    const body = article ? publication.bodyOf(article) : "";
    expect(body).toMatch(/^<p><strong[^>]*>ALMATY, Kazakhstan<\/strong> — Eight Kazakhs/);
    expect(body).toContain("<p>“Children deprived of fathers! ");
    expect(body).toContain("Kazakhstan’s largest city");
    expect(body).not.toMatch(/--|["']s\b|"Children/);
    expect(body.match(/<p>/g)).toHaveLength(13);
  });
});
