import { randomUUID } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { ProblemError } from "../problem/problem-error.js";

/** How long another process is waited for, in milliseconds: far longer than the largest build writes. */
const PATIENCE = 120_000;
const PAUSE = 50;
/** How long a lock may stay without a name, in milliseconds: its owner writes it at once. */
const NAMELESS = 5000;

/** Locks of this process. One with its number that is not among them is an ended one's: in containers numbers come again. */
const held = new Set<string>();

/**
 * Runs something while no other Postrider process runs the same.
 *
 * The lock is a file that names its process. A lock whose process has ended was left by a crash and
 * is taken over; whoever takes over looks again after a pause, as two may do so at once.
 *
 * Throws `ProblemError` when the other process does not end in two minutes.
 */
export async function withLock<T>(path: string, run: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const owner = `${process.pid} ${randomUUID()}`;
  const until = Date.now() + PATIENCE;
  held.add(owner);
  try {
    while (!(await acquire(path, owner))) {
      if (Date.now() > until) throw locked(path);
      await wait(PAUSE, undefined, { signal });
    }
    return await run();
  } finally {
    held.delete(owner);
    if (ownerOf(path) === owner) rmSync(path, { force: true });
  }
}

async function acquire(path: string, owner: string): Promise<boolean> {
  if (create(path, owner)) return true;
  const other = ownerOf(path);
  // Empty: its owner has made the file and is about to write its name, unless the power or the disk has failed it.
  if (other === "" ? isYoung(path) : other !== undefined && isHeld(other)) return false;
  rmSync(path, { force: true });
  if (!create(path, owner)) return false;
  await wait(PAUSE);
  return ownerOf(path) === owner;
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

function isYoung(path: string): boolean {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < NAMELESS;
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
