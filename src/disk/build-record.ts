import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { SkippedSource } from "../build/build.js";
import type { ValidPeriod } from "../build/valid-period.js";
import type { Problem } from "../problem/problem.js";
import { makeFolders } from "./make-folders.js";
import type { Stamp } from "./stamp.js";
import { writeAtomically } from "./write-atomically.js";

/**
 * What a build has seen and made, so that the next can tell at a glance that nothing changed, and
 * else what need not be made again.
 */
export interface BuildRecord {
  /** What made it: see `packageIdentity`. A record of another identity counts for nothing. */
  readonly identity: string;
  /** Options that outputs depend on. */
  readonly drafts: boolean;
  /** Whether every file could be made and written, and what is told of them will not change by that. */
  readonly complete: boolean;
  /** Which files were looked for. */
  readonly scope: Scope;
  readonly valid: ValidPeriod;
  /** The files listed. */
  readonly sources: SeenSources;
  /** Other paths that were asked for, from the project folder. */
  readonly asked: Readonly<Record<string, SeenSource>>;
  /** Stamps of git's logs that dates were taken from, by absolute path. */
  readonly history: Readonly<Record<string, Stamp>>;
  readonly outputs: SeenOutputs;
  /**
   * Of `problems`, those of folders and files that could not be read when the files were listed. Where the next
   * listing finds others, the project has changed.
   */
  readonly unread: readonly Problem[];
  /** Problems of the publication; those of single files are in `outputs`. */
  readonly problems: readonly Problem[];
  /** Sources that are in no output, and why. */
  readonly skipped: readonly SkippedSource[];
  readonly counts: BuildCounts;
}

/** What the next reading of a project can use of the last one. */
export type SeenFiles = Pick<BuildRecord, "scope" | "sources" | "asked">;

/** Where the articles and issues of a publication are, as its settings say. */
export interface Scope {
  readonly patterns: readonly string[];
  /** Folders, from the project folder. */
  readonly lookups: readonly string[];
}

/** What was seen at a path. */
export interface SeenSource {
  /** Empty where it had changed too recently to be sure of. */
  readonly stamp: Stamp;
  /** Absent while nobody has asked for it. */
  readonly digest?: string | undefined;
}

/**
 * Many sources: one list for each thing known of them, in the same order. As many objects would take
 * ten times as long to read.
 */
export interface SeenSources {
  /** From the project folder, sorted by code units. */
  readonly paths: readonly string[];
  /** As in `SeenSource`. */
  readonly stamps: readonly Stamp[];
  readonly digests: readonly (string | null)[];
}

/** All that was written, in lists as those of sources. */
export interface SeenOutputs {
  /** From the output folder. */
  readonly paths: readonly string[];
  readonly stamps: readonly Stamp[];
  readonly keys: readonly string[];
  /** Problems of single files, by path. */
  readonly problems: Readonly<Record<string, readonly Problem[]>>;
}

/** What there is in a publication. */
export interface BuildCounts {
  readonly articles: number;
  readonly issues: number;
  readonly feeds: number;
}

/** Reads a record; undefined if there is none of this identity, or it is damaged. */
export function loadRecord(path: string, identity: string): BuildRecord | undefined {
  try {
    const record: BuildRecord = JSON.parse(readFileSync(path, "utf8"));
    return record.identity === identity ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a record. Where that is impossible the next build does everything again. */
export function saveRecord(path: string, record: BuildRecord): void {
  try {
    makeFolders(dirname(path));
    writeAtomically(path, Buffer.from(JSON.stringify(record), "utf8"), `${path}.${process.pid}.tmp`);
  } catch {
    // Nothing is lost but time.
  }
}
