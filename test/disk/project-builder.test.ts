import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Build } from "../../src/build/build.js";
import { projectBuilder } from "../../src/disk/project-builder.js";
import { edit, project } from "../support/project-edits.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it("projectBuilder() misses no save, however soon after another it comes", async () => {
  const dir = temporaryFolder({
    "content/publication.yaml": "title: The Courier\nurl: https://courier.example/\n",
    "content/articles/a.md": "---\ntitle: Save 0\ndate: 2026-11-01\n---\nText.\n",
  });
  const builder = projectBuilder(dir);
  const now = Date.UTC(2026, 10, 22, 12);
  let title: string | undefined;
  let building = Promise.resolve();
  const build = async (): Promise<void> => {
    title = (await builder.build(now)).publication.articles[0]?.title;
  };
  await builder.onChange(() => {
    building = building.then(build);
  });
  await build();
  let save = 0;
  for (const gap of [1, 5, 10, 20, 25, 30, 35, 40, 45, 50, 60, 80]) {
    for (const wait of [gap, 0]) {
      save += 1;
      writeFileSync(join(dir, "content/articles/a.md"), `---\ntitle: Save ${save}\ndate: 2026-11-01\n---\nText.\n`);
      await pause(wait);
    }
    await expect.poll(() => title, { timeout: 10_000, message: `saves ${gap} ms apart` }).toBe(`Save ${save}`);
  }
  await building;
  await builder.close();
});

it("projectBuilder() hears the first save after it began to watch many folders", async () => {
  const folders = Array.from({ length: 300 }, (_, number) => `content/articles/${number}/a.md`);
  const text = "---\ntitle: One\ndate: 2026-11-01\n---\nText.\n";
  const dir = temporaryFolder({
    "content/publication.yaml": "title: The Courier\nurl: https://courier.example/\n",
    ...Object.fromEntries(folders.map((path) => [path, text])),
  });
  const builder = projectBuilder(dir);
  let changes = 0;
  await builder.onChange(() => {
    changes += 1;
  });
  writeFileSync(join(dir, "content/articles/299/a.md"), text.replace("One", "Two"));
  await expect.poll(() => changes, { timeout: 5000 }).toBeGreaterThan(0);
  await builder.close();
});

it("projectBuilder() makes of any sequence of edits what another that begins then makes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 7 }), async (edits) => {
      const dir = project();
      mkdirSync(join(dir, "out"));
      mkdirSync(join(dir, ".postrider"));
      const builder = projectBuilder(dir);
      let now = Date.UTC(2026, 10, 22, 12);
      let last = await outputOf(await builder.build(now));
      for (const change of edits) {
        mkdirSync(join(dir, "out"), { recursive: true });
        mkdirSync(join(dir, ".postrider"), { recursive: true });
        now += change(dir);
        last = await outputOf(await builder.build(now));
      }
      await builder.close();
      rmSync(join(dir, ".postrider"), { recursive: true, force: true });
      const other = projectBuilder(dir);
      expect(last).toEqual(await outputOf(await other.build(now)));
      await other.close();
    }),
    { numRuns: 15 },
  );
});

/** What the files of a build hold, and what is wrong with it. */
async function outputOf(build: Build) {
  const files: [string, string][] = [];
  for (const file of build.files) {
    const { bytes, problems } = await file.render();
    files.push([file.path, `${file.key} ${Buffer.from(bytes ?? "").toString("latin1")} ${JSON.stringify(problems)}`]);
  }
  return { files, problems: build.problems };
}
