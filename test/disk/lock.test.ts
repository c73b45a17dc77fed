import * as fs from "node:fs";
import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { withLock } from "../../src/disk/lock.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** What happens between two steps of a process: called when it reads who owns a lock; gives what it has read. */
const meanwhile = vi.hoisted(() => ({ read: undefined as (() => string) | undefined }));

vi.mock("node:fs", async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    readFileSync: (path: string, encoding: "utf8") => (meanwhile.read ?? (() => real.readFileSync(path, encoding)))(),
  };
});

const LOCK = { task: "write", other: "the other" };
/** A process that lives, and one that does not: no system has so high a number. */
const ALIVE = `${process.ppid} a`;
const DEAD = "4194305 b";

describe("withLock()", () => {
  let lock: string;

  beforeEach(() => {
    lock = join(temporaryFolder(), "lock");
    return () => {
      meanwhile.read = undefined;
    };
  });

  /** Whether one gets in within the time in which it would try a few times. */
  async function getsIn(): Promise<boolean> {
    return withLock({ ...LOCK, path: lock, signal: AbortSignal.timeout(300) }, async () => true).catch(() => false);
  }

  it("lets one after the other in", async () => {
    const seen: string[] = [];
    const stay = async (name: string): Promise<void> => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen.push(`${name} out`);
    };
    await Promise.all(["a", "b", "c"].map((name) => withLock({ ...LOCK, path: lock }, () => stay(name))));
    for (let index = 0; index < 6; index += 2) expect(seen[index + 1]).toBe(seen[index]?.replace("in", "out"));
    expect(existsSync(lock)).toBe(false);
  });

  it("stays out while a process lives that has the lock, or has just made it", async () => {
    writeFileSync(lock, ALIVE);
    expect(await getsIn()).toBe(false);
    writeFileSync(lock, "");
    expect(await getsIn()).toBe(false);
  });

  it("removes a lock that was left, named or not, and leaves nothing behind", async () => {
    writeFileSync(lock, DEAD);
    expect(await getsIn()).toBe(true);
    writeFileSync(lock, "");
    utimesSync(lock, 0, 0);
    expect(await getsIn()).toBe(true);
    writeFileSync(lock, DEAD);
    // Whoever was about to remove it died of it.
    writeFileSync(`${lock}-left`, "");
    utimesSync(`${lock}-left`, 0, 0);
    expect(await getsIn()).toBe(true);
    expect(readdirSync(join(lock, ".."))).toEqual([]);
  });

  it.each([
    ["was let go of", "ENOENT"],
    ["was left by the dead", DEAD],
  ])("stays out when the lock that it saw %s, and another was quicker", async (_, said) => {
    writeFileSync(lock, ALIVE);
    meanwhile.read = () => {
      meanwhile.read = undefined;
      if (said === "ENOENT") throw new Error(said);
      return said;
    };
    expect(await getsIn()).toBe(false);
    expect(fs.readFileSync(lock, "utf8")).toBe(ALIVE);
    rmSync(lock);
    expect(await getsIn()).toBe(true);
  });

  it("says once that it waits, and why it gives up", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    writeFileSync(lock, ALIVE);
    const onWait = vi.fn(() => vi.advanceTimersByTime(120_000));
    const waiting = withLock({ ...LOCK, path: lock, onWait }, async () => undefined).finally(vi.useRealTimers);
    vi.advanceTimersByTime(900);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(onWait).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    await expect(waiting).rejects.toThrow(
      `Cannot write: expected the other to end, got no sign of it in two minutes\n  hint: Wait for it, or delete ${lock}`,
    );
    expect(onWait).toHaveBeenCalledOnce();
  });
});
