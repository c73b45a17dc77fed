import pg from "pg";
import type { Instant } from "../model/instant.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Entry } from "./ledger.js";
import { ledgerFailed } from "./ledger-failed.js";
import { noLedger } from "./no-ledger.js";
import { ALLOWED_BEFORE, columnsByTable, type SqlDatabase, type SqlRow, type SqlValue } from "./sql-database.js";

/** The first half of our advisory locks' names, so that they meet nobody else's. */
const LOCKS = 0x706f7374;

/** The lock of a sender, `$1` and `$2`. Ledgers in several schemas of a database number their senders alike. */
const SENDER_LOCK = "$1 # 'senders'::regclass::oid::integer, $2";

/** A machine that is unplugged says no farewell: the server notices within about half a minute. */
const KEEPALIVES = "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

/**
 * Postgres, for several machines that send one issue. One connection a sender.
 *
 * A sender holds a session lock with its number. Postgres takes the lock back when the session
 * ends, however it ended, so whoever gets a sender's lock knows that it is dead. Needs a direct
 * connection or a pooler in session mode.
 */
export class PostgresDatabase implements SqlDatabase {
  readonly serial = "integer generated always as identity primary key";
  readonly lockRows = "for update skip locked";
  readonly elements = (parameter: string): string => `json_array_elements(${parameter}::json) as e(value)`;
  readonly #client: pg.Client;
  readonly place: string;
  /** Names of the prepared statements, by their text. */
  readonly #names = new Map<string, string>();

  private constructor(client: pg.Client, place: string) {
    this.#client = client;
    this.place = place;
  }

  /** @throws {ProblemError} `ledger/unreachable`, `ledger/location` */
  static async connect(url: string): Promise<PostgresDatabase> {
    // Read leniently by the driver; what is no address at all would have no host to tell of.
    if (!URL.canParse(url)) throw noLedger(url);
    const client = new pg.Client({
      connectionString: url,
      options: KEEPALIVES,
      keepAlive: true,
      application_name: "postrider",
      // Counts and times come as int8; they stay far below 2^53.
      types: { getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)) },
    });
    // A connection that breaks is told to whoever uses it next; without a listener it ends the process.
    client.on("error", () => undefined);
    try {
      await client.connect();
      // A setting of the server may say otherwise; what the ledger promises needs it.
      await client.query("set synchronous_commit = on; set client_min_messages = warning");
    } catch (error) {
      throw unreachable(url, error);
    }
    return new PostgresDatabase(client, new URL(url).host);
  }

  async columns(tables: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const sql = `select c.relname as name, a.attname as "column"
      from pg_class as c join pg_attribute as a on a.attrelid = c.oid
      where c.relname in (select json_array_elements_text($1::json)) and pg_table_is_visible(c.oid)
      and a.attnum > 0 and not a.attisdropped order by a.attnum`;
    return columnsByTable(await this.all(sql, [JSON.stringify(tables)]));
  }

  /** "If not exists" looks and makes in two steps, so two senders would make one table twice. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction(async () => {
      await this.#query("select pg_advisory_xact_lock($1, 0)", [LOCKS]);
      return work();
    });
  }

  async all(sql: string, parameters: readonly SqlValue[] = []): Promise<readonly SqlRow[]> {
    return (await this.#query(sql, parameters)).rows;
  }

  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    return (await this.#query(sql, parameters)).rowCount ?? 0;
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    try {
      await this.#query("begin");
      const result = await work();
      await this.#query("commit");
      return result;
    } catch (error) {
      await this.#client.query("rollback").catch(() => undefined);
      throw error;
    }
  }

  async enlist(now: Instant): Promise<number> {
    const [row] = await this.all("insert into senders (started_at) values ($1) returning id", [now]);
    const id = Number(row?.["id"]);
    await this.all(`select pg_advisory_lock(${SENDER_LOCK})`, [LOCKS, id]);
    return id;
  }

  async dead(owners: readonly number[]): Promise<readonly number[]> {
    const dead: number[] = [];
    for (const owner of owners) {
      const [row] = await this.all(`select pg_try_advisory_xact_lock(${SENDER_LOCK})::text as free`, [LOCKS, owner]);
      if (row?.["free"] === "true") dead.push(owner);
    }
    return dead;
  }

  async apply(mailing: number, owner: number, entries: readonly Entry[]): Promise<readonly number[]> {
    const rows = entries.map(({ number, state, at, due, reply }) => [number, state, at, due ?? null, reply ?? ""]);
    return (await this.all(APPLY, [mailing, owner, JSON.stringify(rows)])).map((row) => Number(row["number"]));
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async #query(text: string, values: readonly SqlValue[] = []): Promise<pg.QueryResult> {
    const name = this.#names.get(text) ?? `postrider-${this.#names.size + 1}`;
    this.#names.set(text, name);
    try {
      return await this.#client.query({ name, text, values: [...values] });
    } catch (error) {
      throw isOurMistake(error) ? error : ledgerFailed(this.place, error);
    }
  }
}

/**
 * Whether a statement was at fault. Everything else is the server's or the connection's doing: what has no SQLSTATE,
 * and the classes 08 (connection), 53 (resources), 57 (shut down) and 58 (system) of the PostgreSQL manual, appendix A.
 */
function isOurMistake(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !/^(?:08|53|57|58)/.test(error.code ?? "");
}

/** All entries of a group in one statement: one round trip, one plan. */
const APPLY = `update deliveries as d set
    state = case e.state when 'released' then d.state else e.state end,
    attempts = d.attempts + case e.state when 'attempting' then 1 else 0 end,
    owner = case when e.state in ('attempting', 'handing-over', 'unknown') then d.owner end,
    due = case when e.state in ('attempting', 'handing-over') then d.due
      when e.state = 'deferred' then e.due when e.state = 'released' then coalesce(e.due, 0) end,
    reply = case when e.state in ('attempting', 'handing-over', 'released') then d.reply else e.reply end,
    changed = case e.state when 'released' then d.changed else e.at end
  from (select (value ->> 0)::integer as number, value ->> 1 as state, (value ->> 2)::bigint as at,
      (value ->> 3)::bigint as due, value ->> 4 as reply from json_array_elements($3::json) as e(value)) as e
  where d.mailing = $1 and d.number = e.number and d.owner = $2 and (${Object.entries(ALLOWED_BEFORE)
    .map(([state, before]) => `e.state = '${state}' and d.state in (${before.map((name) => `'${name}'`).join(", ")})`)
    .join(" or ")})
  returning d.number`;

function unreachable(url: string, cause: unknown): ProblemError {
  const { host } = new URL(url);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ProblemError(
    {
      code: "ledger/unreachable",
      severity: "error",
      message: `Cannot open the ledger at ${host}: expected a Postgres that lets us in, got "${reason}"`,
      hint: "Check the address, user and database of --ledger; nothing was sent",
    },
    { cause },
  );
}
