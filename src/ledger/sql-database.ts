import type { Instant } from "../model/instant.js";
import type { Entry } from "./ledger.js";

/** A value of a column or parameter. */
export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/**
 * What the ledger asks of a database. The SQL of `SqlLedger` runs on both; the methods below the
 * line are what the two do differently.
 *
 * Parameters are written `$1`, `$2`, …
 */
export interface SqlDatabase {
  /** Runs a statement and fetches its rows. */
  all(sql: string, parameters?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** Runs a statement and counts the rows it changed. */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
  /** Runs `work` in a transaction that is on disk when the promise resolves, or undone when it rejects. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;

  /** Where it is, for messages; no password is part of it. */
  readonly place: string;
  /** The columns of those of the tables that there are, by table. */
  columns(tables: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Runs `work` in a transaction that no other of this kind runs beside, also of other processes. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** The type of a key that numbers itself. */
  readonly serial: string;
  /** The table expression whose column `value` is each element of the JSON array in a parameter. */
  readonly elements: (parameter: string) => string;
  /** What ends the select of a lease so that two senders never take one row. */
  readonly lockRows: string;
  /** Takes a lock that ends with this process, and the number that it goes by. */
  enlist(now: Instant): Promise<number>;
  /** Which of these senders are certainly dead; called within a transaction. */
  dead(owners: readonly number[]): Promise<readonly number[]>;
  /** Writes entries conditionally; returns the numbers that were written. Called within a transaction. */
  apply(mailing: number, owner: number, entries: readonly Entry[]): Promise<readonly number[]>;
}

/** Gathers columns from rows of `name` and `column`. */
export function columnsByTable(rows: readonly SqlRow[]): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, string[]>();
  for (const row of rows) {
    const name = String(row["name"]);
    columns.set(name, [...(columns.get(name) ?? []), String(row["column"])]);
  }
  return columns;
}

/**
 * The condition of steps 4 to 6: which state a row must be in before. An outcome may also come
 * late, after others had to write `unknown`: its owner stands in the row still.
 */
export const ALLOWED_BEFORE: Readonly<Record<Entry["state"], readonly string[]>> = {
  attempting: ["planned", "deferred"],
  "handing-over": ["attempting"],
  accepted: ["handing-over", "unknown"],
  refused: ["attempting", "handing-over", "unknown"],
  deferred: ["attempting", "handing-over", "unknown"],
  unknown: ["handing-over"],
  released: ["planned", "deferred"],
};
