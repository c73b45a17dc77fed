import { withoutControls } from "../model/without-controls.js";
import type { DatabaseTurns } from "./database-turns.js";
import type { Bounce } from "./ledger.js";
import type { SqlRow } from "./sql-database.js";
import type { SuppressionEntry } from "./suppression.js";

/** Entries read at once when the whole list goes by. */
const PAGE = 250;

/** Whether the last word about the address of a row of `deliveries` keeps it from being sent to. */
export const SUPPRESSED = `coalesce((select action from suppressions where hash = address_hash
  order by suppressions.number desc limit 1), '') = 'suppress'`;

/** The suppression list, and the bounces that lead to it. Rows are added, never changed or removed. */
export class SqlSuppressions {
  readonly #turns: DatabaseTurns;

  constructor(turns: DatabaseTurns) {
    this.#turns = turns;
  }

  /** Adds an entry. */
  add({ hash, action, reason, detail, at }: SuppressionEntry): Promise<void> {
    return this.#turns.transaction(async (database) => {
      await database.run("insert into suppressions (hash, action, reason, detail, at) values ($1, $2, $3, $4, $5)", [
        hash,
        action,
        reason,
        withoutControls(detail),
        at,
      ]);
    });
  }

  /** The last entry about an address. */
  last(hash: string): Promise<SuppressionEntry | undefined> {
    return this.#turns.alone(async (database) => {
      const sql = "select * from suppressions where hash = $1 order by number desc limit 1";
      const [row] = await database.all(sql, [hash]);
      return row && suppressionOf(row);
    });
  }

  /** All entries, oldest first. */
  async *all(): AsyncIterable<SuppressionEntry> {
    for (let after = 0; ; ) {
      const sql = `select * from suppressions where number > $1 order by number limit ${PAGE}`;
      const rows = await this.#turns.alone((database) => database.all(sql, [after]));
      if (rows.length === 0) return;
      for (const row of rows) yield suppressionOf(row);
      after = Number(rows.at(-1)?.["number"]);
    }
  }

  /** See `Ledger.recordBounce()`. */
  recordBounce({ mailing, hash, kind, at }: Bounce): Promise<{ isNew: boolean; mailings: number }> {
    return this.#turns.transaction(async (database) => {
      const added = await database.run(
        `insert into bounces (mailing, hash, kind, at) values ($1, $2, $3, $4) on conflict do nothing`,
        [mailing, hash, kind, at],
      );
      const [row] = await database.all("select count(*) as mailings from bounces where hash = $1 and kind = $2", [
        hash,
        kind,
      ]);
      return { isNew: added > 0, mailings: Number(row?.["mailings"]) };
    });
  }
}

function suppressionOf(row: SqlRow): SuppressionEntry {
  return {
    hash: String(row["hash"]),
    action: row["action"] as SuppressionEntry["action"],
    reason: row["reason"] as SuppressionEntry["reason"],
    detail: String(row["detail"]),
    at: Number(row["at"]),
  };
}
