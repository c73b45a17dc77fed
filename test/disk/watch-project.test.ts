import { appendFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type BuildSummary, buildProject } from "../../src/disk/build-project.js";
import { watchProject } from "../../src/disk/watch-project.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { untilTimersEnd, waitingTimers } from "../support/waiting-timers.js";

const SETTINGS = "title: The Courier\nurl: https://courier.example/\n";

/** Time between a build and the next change, in milliseconds: chokidar takes changes closer than 50 for one. */
const A_MOMENT = 300;

it("builds again after each change, also after settings that could not be used, until it is ended", async () => {
  const dir = temporaryFolder({
    "content/publication.yaml": SETTINGS,
    "content/articles/a.md": "---\ntitle: A\ndate: 2026-11-01\n---\n\nText.\n",
  });
  const page = "articles/a/index.html";
  const left = await watchThrough(dir, [
    [({ written }) => written.includes(page), () => appendFileSync(join(dir, "content/articles/a.md"), "\nMore.\n")],
    [({ changed }) => changed.includes(page), () => writeFileSync(join(dir, "content/publication.yaml"), "titel: x\n")],
    [
      ({ problems }) => problems.some(({ code }) => code === "publication/settings-unknown"),
      () => writeFileSync(join(dir, "content/publication.yaml"), SETTINGS.replace("Courier", "Post")),
    ],
    [({ changed }) => changed.includes("index.html")],
  ]);
  expect(left).toEqual([]);
});

it("waits for nothing any more when it is ended while it builds", async () => {
  const dir = temporaryFolder({
    "content/publication.yaml": SETTINGS,
    "content/articles/a.md": "---\ntitle: A\ndate: 2026-11-01\n---\n\nText.\n",
    "content/articles/later.md": "---\ntitle: Later\ndate: 2026-12-01\n---\n\nText.\n",
  });
  const now = Date.UTC(2026, 10, 22, 12);
  // Files that were written a moment ago may change once more, and are built again.
  await new Promise((resolve) => setTimeout(resolve, A_MOMENT));
  await buildProject({ dir, now });
  const before = waitingTimers();
  const end = new AbortController();
  const ending = (): number => {
    end.abort();
    return now;
  };
  await watchProject({ dir, now: ending, signal: end.signal }, () => undefined);
  await untilTimersEnd(before);
  expect(waitingTimers()).toBeLessThanOrEqual(before);
});

it("waits for a change when the settings are broken and the time of the last build is over", async () => {
  const dir = temporaryFolder({
    "content/publication.yaml": SETTINGS,
    "content/articles/later.md": "---\ntitle: Later\ndate: 2026-12-01\n---\n\nText.\n",
  });
  await buildProject({ dir, now: Date.UTC(2026, 10, 22, 12) });
  writeFileSync(join(dir, "content/publication.yaml"), "titel: x\n");
  const end = new AbortController();
  let builds = 0;
  setTimeout(() => end.abort(), 3 * A_MOMENT);
  await watchProject({ dir, now: () => Date.UTC(2026, 11, 2), signal: end.signal }, () => {
    builds += 1;
  });
  expect(builds).toBeGreaterThan(0);
  expect(builds).toBeLessThan(4);
});

it("goes on where a link goes in a circle, and when content/ is taken away and comes back", async () => {
  const dir = temporaryFolder({
    "content/publication.yaml": SETTINGS,
    "content/articles/a.md": "---\ntitle: A\ndate: 2026-11-01\n---\n\nText.\n",
  });
  symlinkSync("loop.md", join(dir, "content/articles/loop.md"));
  const page = "articles/a/index.html";
  const [content, away] = [join(dir, "content"), join(dir, "away")];
  const left = await watchThrough(dir, [
    [({ written }) => written.includes(page), () => renameSync(content, away)],
    [
      ({ problems }) => problems.some(({ code }) => code === "publication/settings-missing"),
      () => renameSync(away, content),
    ],
    [
      ({ problems }) => problems.every(({ code }) => code !== "publication/settings-missing"),
      () => appendFileSync(join(content, "articles/a.md"), "\nMore.\n"),
    ],
    [({ changed }) => changed.includes(page)],
  ]);
  expect(left).toEqual([]);
});

it("sees changes in a folder outside of content/ that was taken away and came back", async () => {
  const dir = temporaryFolder({
    "content/publication.yaml": `${SETTINGS}articles:\n  files: ["../posts/*.md"]\n`,
    "posts/a.md": "---\ntitle: A\ndate: 2026-11-01\n---\n\nText.\n",
  });
  const page = "articles/a/index.html";
  const [posts, away] = [join(dir, "posts"), join(dir, "away")];
  const left = await watchThrough(dir, [
    [({ written }) => written.includes(page), () => renameSync(posts, away)],
    [({ removed }) => removed.includes(page), () => renameSync(away, posts)],
    [({ written }) => written.includes(page), () => appendFileSync(join(posts, "a.md"), "\nMore.\n")],
    [({ changed }) => changed.includes(page)],
  ]);
  expect(left).toEqual([]);
});

it("sees changes in a folder whose name begins with that of the output", async () => {
  const folder = temporaryFolder({
    "courier/content/publication.yaml": `${SETTINGS}articles:\n  files: ["../../blog-posts/*.md"]\n`,
    "blog-posts/a.md": "---\ntitle: A\ndate: 2026-11-01\n---\n\nText.\n",
  });
  const dir = join(folder, "courier");
  const end = new AbortController();
  // More than once: the folder is watched only some time after the first build.
  const editing = setInterval(() => appendFileSync(join(folder, "blog-posts/a.md"), "\nMore.\n"), 2 * A_MOMENT);
  setTimeout(() => end.abort(), 50 * A_MOMENT);
  const options = { dir, out: "../blog", now: () => Date.UTC(2026, 10, 22, 12), signal: end.signal };
  const changed: string[] = [];
  await watchProject(options, (summary) => {
    changed.push(...summary.changed);
    if (changed.length > 0) end.abort();
  }).finally(() => clearInterval(editing));
  expect(changed).toContain("articles/a/index.html");
});

/** What is to be seen of a build, and the change that is made then; the last has none. */
type Step = [isSeen: (summary: BuildSummary) => boolean, change?: () => void];

/**
 * Watches a project and makes each change when what comes before it has been seen; builds that find nothing new may
 * come between. Ends after the last step.
 *
 * @returns The steps that were not come to.
 */
async function watchThrough(dir: string, steps: readonly Step[]): Promise<readonly Step[]> {
  const left = [...steps];
  const end = new AbortController();
  await watchProject({ dir, now: () => Date.UTC(2026, 10, 22, 12), signal: end.signal }, (summary) => {
    const [isSeen, change = () => end.abort()] = left[0] ?? [];
    if (!isSeen?.(summary)) return;
    left.shift();
    setTimeout(change, A_MOMENT);
  });
  return left;
}
