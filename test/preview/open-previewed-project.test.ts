import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openPreviewedProject } from "../../src/preview/open-previewed-project.js";
import { PREVIEW_NOW, PREVIEW_SITE } from "../support/preview-site.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { untilTimersEnd, waitingTimers } from "../support/waiting-timers.js";

it("waits for nothing any more when it is closed while it builds", async () => {
  const folder = temporaryFolder(PREVIEW_SITE);
  const before = waitingTimers();
  const told: number[] = [];
  let whenBuilding = (): void => undefined;
  const now = (): number => {
    whenBuilding();
    return Date.parse(PREVIEW_NOW);
  };
  const readers = async () => [];
  const sendTest = () => Promise.reject(new Error("nothing is sent here"));
  const project = await openPreviewedProject(folder, now, { sendTest, readReaders: readers });
  project.onChange(() => told.push(project.build?.number ?? 0));
  await new Promise<void>((resolve) => {
    whenBuilding = () => {
      whenBuilding = () => undefined;
      resolve(project.close());
    };
    appendFileSync(join(folder, "content/articles/pigeons.md"), "\nThey were faster than the train.\n");
  });
  await untilTimersEnd(before);
  expect(waitingTimers()).toBeLessThanOrEqual(before);
  expect(told).toEqual([]);
});
