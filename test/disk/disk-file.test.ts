import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DiskFile, recentBytes } from "../../src/disk/disk-file.js";
import { ProblemError } from "../../src/problem/problem-error.js";
import { temporaryFolder } from "../support/temporary-folder.js";

it("gives no other bytes than those of its digest, by which all that is made of them is remembered", () => {
  const dir = temporaryFolder({ "a.md": "old" });
  const disk = { ...recentBytes(dir), firstCommitted: () => undefined };
  const file = new DiskFile("a.md", statSync(join(dir, "a.md")), "stamp", disk);
  file.digest();
  writeFileSync(join(dir, "a.md"), "new");
  expect(Buffer.from(file.read()).toString()).toBe("old");
  expect(() => file.read()).toThrow(ProblemError);
  writeFileSync(join(dir, "a.md"), "old");
  expect(Buffer.from(file.read()).toString()).toBe("old");
});
