import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as postrider from "../src/index.js";
import { temporaryFolder } from "./support/temporary-folder.js";

describe("import … from 'postrider'", () => {
  it("has exactly these names", () => {
    expect(Object.keys(postrider).sort()).toEqual([
      "ProblemError",
      "RENDERERS",
      "RULES",
      "VERSION",
      "build",
      "buildProject",
      "contentHash",
      "formatProblem",
      "issueMessage",
      "memoryTree",
      "openLedger",
      "openTransport",
      "readSigner",
      "sendIssue",
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

  it("mails an issue by a transport of one's own, once to each reader", async () => {
    const project = temporaryFolder({
      "content/publication.yaml":
        "title: The Courier\nurl: https://courier.example/\npublisher: { name: Courier Press, address: 1 Post Road }\n" +
        "sending: { unsubscribe: { url: https://courier.example/u/, address: unsubscribe@courier.example } }\n",
      "content/articles/pigeons.md": "---\ndate: 2026-11-20\n---\n\n# Pigeons\n\nThey came back.\n",
    });
    const got: string[] = [];
    const service: postrider.Transport = {
      connections: 2,
      async deliver({ envelope }, handOver) {
        if (!(await handOver())) return { state: "deferred", reply: "another sender has it" };
        got.push(envelope.to);
        return { state: "accepted", reply: "200" };
      },
      close: async () => undefined,
    };
    async function* readers(): AsyncIterable<postrider.Subscriber> {
      for (const name of ["Ada", "Bob", "Ada"])
        yield { address: `${name.toLowerCase()}@example.com`, name, tags: [], fields: {} };
    }
    const now = Date.UTC(2026, 10, 22);
    const { message, settings, isOut } = await postrider.issueMessage(project, now);
    for (let run = 0; run < 2; run += 1) {
      const ledger = await postrider.openLedger(join(project, "sending/ledger.db"));
      const { end, account } = await postrider.sendIssue({
        ledger,
        key: message.issue.slug,
        message,
        settings,
        isOut,
        approved: postrider.contentHash(message),
        audience: readers(),
        transport: service,
        secret: "kept for as long as links are to work",
        now,
        signal: new AbortController().signal,
      });
      await ledger.close();
      expect([end, account.states.accepted]).toEqual(["done", 2]);
    }
    expect(got.sort()).toEqual(["ada@example.com", "bob@example.com"]);
  });
});
