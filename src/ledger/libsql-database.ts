import { statSync } from "node:fs";
import { dirname } from "node:path";
import Database from "libsql";
import { makeFolders } from "../disk/make-folders.js";
import type { Instant } from "../model/instant.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Entry } from "./ledger.js";
import { ledgerFailed, ledgerReplaced } from "./ledger-failed.js";
import { ALLOWED_BEFORE, columnsByTable, type SqlDatabase, type SqlRow, type SqlValue } from "./sql-database.js";

/** Other processes write too: the unsubscribe service for milliseconds, the freeze of a million readers for some ten seconds. */
const BUSY_MILLISECONDS = 60_000;

/**
 * SQLite in a file, by libsql. Synchronous inside: a commit blocks for the one `fsync` it is.
 *
 * WAL with `synchronous=FULL` syncs the log at every commit; `fullfsync` asks macOS to mean it.
 */
export class LibsqlDatabase implements SqlDatabase {
  readonly serial = "integer primary key";
  readonly lockRows = "";
  readonly elements = (parameter: string): string => `json_each(${parameter})`;
  readonly place: string;
  readonly #connection: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  /** What the file system knows the file by that is written to. */
  readonly #file: bigint | undefined;
  #lock: Database.Database | undefined;

  /** @throws {ProblemError} `ledger/failed` where there is no file to write, or it is something else. */
  constructor(path: string) {
    this.place = path;
    this.#connection = this.#try(() => {
      makeFolders(dirname(path));
      return new Database(path);
    });
    // A long list is gathered in a temporary table, which must not stay in memory.
    this.#exec(`pragma busy_timeout = ${BUSY_MILLISECONDS}; pragma temp_store = file; pragma journal_mode = wal;
      pragma synchronous = full; pragma fullfsync = on; pragma foreign_keys = on`);
    this.#file = fileAt(path);
  }

  async columns(tables: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const sql = `select m.name as name, c.name as "column" from sqlite_master as m, pragma_table_info(m.name) as c
      where m.type = 'table' and m.name in (select value from json_each($1))`;
    return columnsByTable(await this.all(sql, [JSON.stringify(tables)]));
  }

  /** Every transaction is: see `transaction()`. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction(work);
  }

  async all(sql: string, parameters: readonly SqlValue[] = []): Promise<readonly SqlRow[]> {
    this.#insist();
    return this.#try(() => this.#prepare(sql).all(parameters) as SqlRow[]);
  }

  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    return this.#try(() => this.#prepare(sql).run(parameters).changes);
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    this.#insist();
    // Immediate: the write lock at once, so that no transaction fails half-way for lack of it.
    this.#exec("begin immediate");
    try {
      const result = await work();
      this.#exec("commit");
      return result;
    } catch (error) {
      if (this.#connection.inTransaction) this.#exec("rollback");
      throw error;
    }
  }

  /**
   * One sender at a time. The lock is a transaction in a file of its own: the operating system
   * takes it back from a killed process, so it can never be left over, and readers of the ledger
   * are not kept out.
   */
  async enlist(now: Instant): Promise<number> {
    const lock = this.#try(() => new Database(`${this.place}-sender`));
    try {
      lock.exec("pragma journal_mode = delete; begin exclusive");
    } catch (error) {
      lock.close();
      throw codeOf(error).startsWith("SQLITE_BUSY") ? busy(this.place, error) : ledgerFailed(this.place, error);
    }
    this.#lock = lock;
    const [row] = await this.all("insert into senders (started_at) values ($1) returning id", [now]);
    return Number(row?.["id"]);
  }

  /** Whoever holds the lock knows that all others are. */
  async dead(owners: readonly number[]): Promise<readonly number[]> {
    return this.#lock ? owners : [];
  }

  async apply(mailing: number, owner: number, entries: readonly Entry[]): Promise<readonly number[]> {
    const write = (entry: Entry): boolean =>
      this.#prepare(APPLY[entry.state]).run(parametersOf(mailing, owner, entry)).changes > 0;
    return this.#try(() => entries.filter(write).map(({ number }) => number));
  }

  async close(): Promise<void> {
    this.#lock?.close();
    this.#connection.close();
  }

  /**
   * Makes sure that the file is the ledger still, and not one that a backup was put in the place of: what is written
   * to that is read by nobody. Of a folder that was moved it is the ledger wherever it is now.
   */
  #insist(): void {
    const there = fileAt(this.place);
    if (there !== undefined && there !== this.#file) throw ledgerReplaced(this.place);
  }

  #exec(sql: string): void {
    this.#try(() => this.#connection.exec(sql));
  }

  /** A full disk, or one that fails, may show in any statement. */
  #try<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw isOurMistake(error) ? error : ledgerFailed(this.place, error);
    }
  }

  /** Statements are compiled once; SQLite writes numbered parameters `?1`. */
  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql.replace(/\$(\d)/g, "?$1"));
    this.#statements.set(sql, statement);
    return statement;
  }
}

/**
 * Whether a statement was at fault: an error in it, a broken constraint, a value that does not fit
 * (https://sqlite.org/rescode.html). Everything else is the file's or the disk's doing.
 */
function isOurMistake(error: unknown): boolean {
  const isMisuse = error instanceof TypeError || error instanceof RangeError;
  return isMisuse || /^SQLITE_(?:ERROR|CONSTRAINT|MISMATCH|MISUSE|RANGE|TOOBIG)/.test(codeOf(error));
}

/** The number of a file; undefined where there is none. */
function fileAt(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

function codeOf(error: unknown): string {
  return error instanceof Database.SqliteError ? error.code : "";
}

/** The statement of each kind of entry. All take the parameters of `parametersOf()`. */
const APPLY = {
  attempting: update("attempting", "state = 'attempting', attempts = attempts + 1, changed = $4"),
  "handing-over": update("handing-over", "state = 'handing-over', changed = $4"),
  accepted: final("accepted"),
  refused: final("refused"),
  deferred: update("deferred", "state = 'deferred', owner = null, due = $5, reply = $6, changed = $4"),
  // The owner stays, for its answer may come late.
  unknown: update("unknown", "state = 'unknown', due = null, reply = $6, changed = $4"),
  released: update("released", "owner = null, due = coalesce($5, 0)"),
};

function final(state: "accepted" | "refused"): string {
  return update(state, `state = '${state}', owner = null, due = null, reply = $6, changed = $4`);
}

function update(state: Entry["state"], set: string): string {
  const before = ALLOWED_BEFORE[state].map((name) => `'${name}'`).join(", ");
  // Naming $4 to $6 keeps the number of parameters the same for all.
  return `update deliveries set ${set}
    where mailing = $1 and number = $2 and owner = $3 and state in (${before}) and coalesce($4, $5, $6) is not null`;
}

function parametersOf(mailing: number, owner: number, { number, at, due, reply }: Entry): readonly SqlValue[] {
  return [mailing, number, owner, at, due ?? null, reply ?? ""];
}

function busy(path: string, cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: "ledger/busy",
      severity: "error",
      message: `Cannot send by the ledger "${path}": expected to be alone, got another sender at work`,
      hint: "Wait until it is done; to send from several processes at once, use --ledger postgres://…",
    },
    { cause },
  );
}
