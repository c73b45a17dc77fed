import { describe, expect, it } from "vitest";
import * as postrider from "../src/index.js";

describe("import … from 'postrider'", () => {
  it("has exactly these names", () => {
    expect(Object.keys(postrider).sort()).toEqual([
      "ProblemError",
      "RENDERERS",
      "RULES",
      "VERSION",
      "build",
      "buildProject",
      "formatProblem",
      "memoryTree",
    ]);
  });

  it("builds files that stand nowhere, with what comes with Postrider unless told otherwise", async () => {
    const tree = postrider.memoryTree({
      "content/publication.yaml": "title: The Courier\nurl: https://courier.example/\n",
      "content/articles/pigeons.md": "---\ndate: 2026-11-20\n---\n\n# Pigeons\n\nThey came back.\n",
    });
    const now = Date.UTC(2026, 10, 22);
    const whole = await postrider.build(tree, { now });
    expect(whole.problems).toEqual([]);
    expect(whole.files.map(({ path }) => path)).toEqual(expect.arrayContaining(["index.html", "feed.xml"]));

    const words: postrider.Renderer = {
      name: "words",
      render: ({ articles }) => [
        {
          path: "words.txt",
          mediaType: "text/plain",
          key: "1",
          bytes: () => articles.map(({ words }) => words).join(),
        },
      ],
    };
    const longer: postrider.ArticleTransform = {
      name: "longer",
      transform: (article) => ({ ...article, words: article.words + 100, url: "https://elsewhere.example/" }),
    };
    const { files, publication } = await postrider.build(tree, { now, transforms: [longer], renderers: [words] });
    expect(publication.articles.map(({ url }) => url)).toEqual(["https://courier.example/articles/pigeons/"]);
    expect(publication.articles[0]?.digest).not.toBe(whole.publication.articles[0]?.digest);
    expect(await Promise.all(files.map(async (file) => [file.path, await file.bytes()]))).toEqual([
      ["words.txt", "103"],
    ]);
  });
});
