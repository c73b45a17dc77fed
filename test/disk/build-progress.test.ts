import { describe, expect, it } from "vitest";
import { type BuildProgress, buildProject } from "../../src/disk/build-project.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("buildProject()", () => {
  it("tells how far it has come: articles read, then files written", async () => {
    const articles = Array.from({ length: 70 }, (_, n) => [
      `content/articles/a${n}.md`,
      `---\ntitle: A${n}\ndate: 2026-11-20\n---\n\nText.\n`,
    ]);
    const settings = "title: The Courier\nurl: https://courier.example/\nissues:\n  cadence: none\n";
    const dir = temporaryFolder({ "content/publication.yaml": settings, ...Object.fromEntries(articles) });
    const seen: BuildProgress[] = [];
    await buildProject({ dir, now: Date.UTC(2026, 10, 22), onProgress: (progress) => void seen.push(progress) });
    expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(["reading articles", "writing files"]);
    expect(seen.findLast(({ phase }) => phase === "reading articles")).toMatchObject({ done: 70 });
    const written = seen.filter(({ phase }) => phase === "writing files");
    for (const { done, total = 0 } of written) expect(done).toBeLessThanOrEqual(total);
    expect(written.map(({ done }) => done)).toEqual(written.map(({ done }) => done).sort((a, b) => a - b));
  });
});
