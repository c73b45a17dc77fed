import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import { builtInTemplates } from "../../src/disk/built-in-templates.js";
import { openProject, type Project } from "../../src/disk/open-project.js";
import { openPackMemory } from "../../src/disk/pack-memory.js";
import { readAsSettingsSay, seenFiles } from "../../src/disk/read-project.js";
import type { RenderHelper } from "../../src/disk/render-team.js";
import { writeOutputs } from "../../src/disk/write-outputs.js";
import { contentsOf } from "../support/contents-of.js";
import { article, project as projectOf } from "../support/project-edits.js";

// As compiled: no thread can load the sources.
const COMPILED = new URL("../../dist/disk/render-threads.js", import.meta.url).href;
const { renderThreads } = (await import(COMPILED)) as typeof import("../../src/disk/render-threads.js");

const NOW = Date.UTC(2026, 10, 22, 12);

/** The folder of a project of some issues, with a picture whose bytes go into the output. */
function bigProject(): string {
  const articles = Array.from({ length: 150 }, (_, index) => [
    `content/articles/a${index}.md`,
    article(
      `Article ${index}`,
      `2026-${String(1 + (index % 10)).padStart(2, "0")}-10`,
      `![Dot](dot.svg) Ünïcode ${index}.`,
    ),
  ]);
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>';
  return projectOf({ ...Object.fromEntries(articles), "content/articles/dot.svg": picture });
}

/** Reads a project and describes its files; its threads see `seenBy` in its place. */
async function read(project: Project, seenBy = project) {
  const memory = openPackMemory(project.memory);
  const { tree, scope } = await readAsSettingsSay(project, undefined, undefined, memory);
  const { files } = await build(tree, { now: NOW, templates: builtInTemplates(), memory });
  const plan = { project: seenBy, seen: seenFiles({ tree, scope }), now: NOW, drafts: false };
  return { project, files, memory, threads: renderThreads(() => plan, memory, 0) };
}

/**
 * Builds into the output of a project; with threads, nothing but the first file is made before they are ready.
 *
 * @param seenBy - The project as threads see it; there are none without.
 */
async function write(project: Project, seenBy?: Project) {
  const { files, memory, threads } = await read(project, seenBy);
  const answered: string[] = [];
  let ready: Promise<unknown> = Promise.resolve();

  function startAndWait(): readonly RenderHelper[] {
    const team = threads.start(2);
    ready = Promise.allSettled(team.map((helper) => helper.render([])));
    return team.map(({ render, close }) => ({
      close,
      async render(asked) {
        const answers = await render(asked);
        answered.push(...asked.filter((_, index) => answers[index]).map(({ path }) => path));
        return answers;
      },
    }));
  }

  const waiting = files.map((file) => ({
    path: file.path,
    mediaType: file.mediaType,
    key: file.key,
    bytes: () => file.bytes(),
    render: () => ready.then(() => file.render()),
  }));
  const { outputs, ...report } = await writeOutputs(project.out, waiting, {
    helpers: seenBy && { ...threads, most: 2, start: startAndWait },
  });
  memory.commit();
  memory.close();
  return { answered, made: { report, contents: contentsOf(project.out) } };
}

// First: what this process itself has made of templates, it need not learn from a memory.
it("keeps what a thread has learnt, so that the next build knows it", async () => {
  const dir = bigProject();
  const { project, files, memory, threads } = await read(openProject(dir));
  const [thread] = threads.start(1);
  const mails = files.filter(({ path }) => path.endsWith("digest.html"));
  expect((await thread?.render(mails))?.every((answer) => answer?.bytes)).toBe(true);
  await thread?.close();
  memory.commit();
  memory.close();
  const remembered = readdirSync(project.memory).sort();
  await write(openProject(dir, "again"));
  expect(readdirSync(project.memory).sort()).toEqual(remembered);
});

it("makes the same files on threads as on one", async () => {
  const dir = bigProject();
  const alone = await write(openProject(dir, "alone"));
  const together = openProject(dir, "together");
  const { answered, made } = await write(together, together);
  expect(made).toEqual(alone.made);
  expect(answered.length).toBeGreaterThan(100);
  expect(answered.some((path) => path.endsWith("digest.eml"))).toBe(true);
});

it("makes everything on this thread where the others do not find the sources", async () => {
  const dir = bigProject();
  const alone = await write(openProject(dir, "alone"));
  const together = openProject(dir, "together");
  const { answered, made } = await write(together, { ...together, dir: join(dir, "gone") });
  expect(answered).toEqual([]);
  expect(made).toEqual(alone.made);
});

it("fails for those who ask a thread that has ended, and lets nobody wait", async () => {
  const { files, memory, threads } = await read(openProject(bigProject()));
  const [thread] = threads.start(1);
  const waiting = thread?.render(files);
  const failed = expect(waiting).rejects.toThrow("has ended");
  await thread?.close();
  await failed;
  await expect(thread?.render(files)).rejects.toThrow("has ended");
  memory.close();
});
