import { describe, expect, it } from "vitest";
import { curateIssueFile } from "../../src/issues/curate-issue-file.js";
import type { Issue } from "../../src/model/issue.js";
import { article, publication } from "../support/publication.js";

const issue = { slug: "2026-11-20", published: Date.UTC(2026, 10, 20, 9) } as Issue;
const slugs = ["pigeons", "printing", "radio"];
const all = publication({ articles: slugs.map((slug) => article({ slug })) });

describe("curateIssueFile()", () => {
  it("makes a file that names the day where there is none", () => {
    const change = {
      pins: ["radio"],
      sections: [{ title: "Old news", as: "stories", articles: ["pigeons", "printing"] }],
    } as const;
    expect(curateIssueFile(undefined, issue, change, all)).toBe(
      "---\ndate: 2026-11-20\npins:\n  - radio\nsections:\n  - title: Old news\n    articles:\n      - pigeons\n      - printing\n---\n",
    );
  });

  it("keeps text, comments, other keys, and what was said beside an article", () => {
    const before = `---
# for the weekend
date: 2026-11-20
subject: "Birds: a history"
pins:
  - article: content/articles/pigeons.md
    blurb: They always come home.
---
Good morning.

<!-- articles -->
Bye.
`;
    const change = { pins: [], sections: [{ as: "briefs", articles: ["radio", "pigeons"] }] } as const;
    expect(curateIssueFile(before, issue, change, all)).toBe(`---
# for the weekend
date: 2026-11-20
subject: "Birds: a history"
sections:
  - as: briefs
    articles:
      - radio
      - article: content/articles/pigeons.md
        blurb: They always come home.
---
Good morning.

<!-- articles -->
Bye.
`);
  });

  it("tells articles of the same slug apart by their files, and keeps what was said beside each", () => {
    const [kazakh, english] = ["pigeons.kk.md", "pigeons.md"].map((file) =>
      article({ slug: "pigeons", id: `tag:courier.example,2026:${file}`, source: `content/articles/${file}` }),
    );
    const both = publication({ articles: [english ?? expect.fail(), kazakh ?? expect.fail()] });
    const before =
      "---\ndate: 2026-11-20\npins:\n  - article: pigeons.kk.md\n    note: Kazakh\nsections:\n  - articles: [pigeons]\n---\n";
    const change = {
      pins: ["pigeons"],
      sections: [{ as: "links", articles: ["content/articles/pigeons.kk.md"] }],
    } as const;
    expect(curateIssueFile(before, issue, change, both)).toBe(
      "---\ndate: 2026-11-20\npins:\n  - pigeons\nsections:\n  - as: links\n    articles:\n      - article: pigeons.kk.md\n        note: Kazakh\n---\n",
    );
    expect(curateIssueFile(undefined, issue, change, both)).toContain("- content/articles/pigeons.kk.md\n");
  });

  it("refuses front matter that it could damage", () => {
    const change = { pins: [], sections: [] };
    expect(() => curateIssueFile("+++\ndate = 2026-11-20\n+++\n", issue, change, all)).toThrow("in YAML");
    expect(() => curateIssueFile('---\ndate: "open\npins: [a\n---\n', issue, change, all)).toThrow("can be read");
  });
});
