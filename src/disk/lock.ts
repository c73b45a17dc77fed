import { randomUUID } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { ProblemError } from "../problem/problem-error.js";

export interface LockOptions {
  /** The file that is the lock; its folder exists. */
  readonly path: string;
  /** What cannot be done without it, for the problem, as in `write the output`. */
  readonly task: string;
  /** What whoever has it is doing, as in `the other build of this publication`. */
  readonly other: string;
  /** Called once, when another process has been waited for for a second. */
  readonly onWait?: (() => void) | undefined;
  /** Ends the waiting, with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** How long another process is waited for, in milliseconds: far longer than the largest build writes. */
const PATIENCE = 120_000;
/** After how long that is told, in milliseconds. */
const UNNOTICED = 1000;
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
 * @throws {ProblemError} `disk/locked`: the other process does not end in two minutes.
 */
export async function withLock<T>(options: LockOptions, run: () => Promise<T>): Promise<T> {
  const { path, signal } = options;
  const owner = `${process.pid} ${randomUUID()}`;
  const began = Date.now();
  let { onWait } = options;
  held.add(owner);
  try {
    while (!acquire(path, owner)) {
      const waited = Date.now() - began;
      if (waited > PATIENCE) throw locked(options);
      if (waited > UNNOTICED) {
        onWait?.();
        onWait = undefined;
      }
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

function locked({ path, task, other }: LockOptions): ProblemError {
  return new ProblemError({
    code: "disk/locked",
    severity: "error",
    message: `Cannot ${task}: expected ${other} to end, got no sign of it in two minutes`,
    hint: `Wait for it, or delete ${path} if it is not running`,
  });
}
