import { randomUUID } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { ProblemError } from "../problem/problem-error.js";

/** How long another process is waited for, in milliseconds: far longer than the largest build writes. */
const PATIENCE = 120_000;
const PAUSE = 50;
/** How long what is done at once may take, in milliseconds: an owner writes its name, a lock that was left is removed. */
const MOMENT = 5000;

/** Locks of this process. One with its number that is not among them is an ended one's: in containers numbers come again. */
const held = new Set<string>();

/**
 * Runs something while no other Postrider process runs the same.
 *
 * The lock is a file that names its process. A lock whose process has ended was left by a crash and
 * is removed; whoever makes the next has it.
 *
 * Throws `ProblemError` when the other process does not end in two minutes.
 */
export async function withLock<T>(path: string, run: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const owner = `${process.pid} ${randomUUID()}`;
  const until = Date.now() + PATIENCE;
  held.add(owner);
  try {
    while (!acquire(path, owner)) {
      if (Date.now() > until) throw locked(path);
      await wait(PAUSE, undefined, { signal });
    }
    return await run();
  } finally {
    held.delete(owner);
    if (ownerOf(path) === owner) rmSync(path, { force: true });
  }
}

function acquire(path: string, owner: string): boolean {
  if (create(path, owner)) return true;
  if (!isLeft(path)) return false;
  removeLeft(path);
  return create(path, owner);
}

function create(path: string, owner: string): boolean {
  try {
    const file = openSync(path, "wx");
    try {
      writeSync(file, owner);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

function isLeft(path: string): boolean {
  const owner = ownerOf(path);
  // Its owner has let go of it since, and it may be somebody else's by now.
  if (owner === undefined) return false;
  // Empty: its owner has made the file and is about to write its name, unless the power or the disk has failed it.
  return owner === "" ? isOld(path) : !isHeld(owner);
}

/** One process at a time: the lock that another saw as left may be a new one when it comes to remove it. */
function removeLeft(path: string): void {
  const turn = `${path}-left`;
  if (!create(turn, `${process.pid}`)) {
    if (isOld(turn)) rmSync(turn, { force: true });
    return;
  }
  try {
    if (isLeft(path)) rmSync(path, { force: true });
  } finally {
    rmSync(turn, { force: true });
  }
}

function isOld(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > MOMENT;
}

function isHeld(owner: string): boolean {
  const pid = Number(owner.split(" ")[0]);
  return pid === process.pid ? held.has(owner) : isAlive(pid);
}

function ownerOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Signal 0 asks whether a process is there; `EPERM` says that it is, and another user's. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function locked(path: string): ProblemError {
  return new ProblemError({
    code: "disk/locked",
    severity: "error",
    message:
      "Cannot write the output: expected the other build of this publication to end, got no sign of it in two minutes",
    hint: `Wait for it, or delete ${path} if no other build is running`,
  });
}
