import type { DigestMessage } from "../model/digest-message.js";
import type { Instant } from "../model/instant.js";
import { withoutControls } from "../model/without-controls.js";
import { DatabaseTurns } from "./database-turns.js";
import { freezeMailing, planAccepted } from "./freeze-mailing.js";
import type {
  Account,
  Audience,
  Bounce,
  Delivery,
  DeliveryState,
  Entry,
  Ledger,
  Mailing,
  NewMailing,
} from "./ledger.js";
import { deliveryOf, mailingOf, messageOf } from "./ledger-rows.js";
import { prepareTables } from "./prepare-tables.js";
import { DELIVERY_STATES, readAccount } from "./read-account.js";
import type { SqlDatabase, SqlValue } from "./sql-database.js";
import { SqlSuppressions, SUPPRESSED } from "./sql-suppressions.js";
import type { SuppressionEntry } from "./suppression.js";

/** States of deliveries that have been spoken about, if they were attempted at all. */
const SPOKEN = DELIVERY_STATES.filter((state) => state !== "suppressed");

/** Deliveries read at once where a whole audience goes by: memory stays flat, statements few. */
const PAGE = 250;

/** The ledger on a SQL database. The protocol stands in `ledger.ts`; its steps are named here. */
export class SqlLedger implements Ledger {
  readonly #database: SqlDatabase;
  readonly #turns: DatabaseTurns;
  readonly #suppressions: SqlSuppressions;
  readonly #clock: () => Instant;
  /** Number of this sender; rows it holds carry it. 0: not enlisted, so it can hold none. */
  #owner = 0;

  private constructor(database: SqlDatabase, clock: () => Instant) {
    this.#database = database;
    this.#turns = new DatabaseTurns(database);
    this.#suppressions = new SqlSuppressions(this.#turns);
    this.#clock = clock;
  }

  static async open(database: SqlDatabase, clock: () => Instant = Date.now): Promise<SqlLedger> {
    await prepareTables(database).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    return new SqlLedger(database, clock);
  }

  freeze(mailing: NewMailing, audience: Audience): Promise<Mailing> {
    return this.#turns.alone((database) => freezeMailing(database, mailing, audience));
  }

  extend(correction: number, original: number): Promise<number> {
    return this.#turns.transaction((database) => planAccepted(database, correction, original, this.#clock()));
  }

  mailing(key: string): Promise<Mailing | undefined> {
    return this.#turns.alone(async (database) => {
      const [row] = await database.all("select * from mailings where key = $1", [key]);
      return row && mailingOf(row);
    });
  }

  mailings(): Promise<readonly Mailing[]> {
    return this.#turns.alone(async (database) =>
      (await database.all("select * from mailings order by id")).map(mailingOf),
    );
  }

  enlist(): Promise<void> {
    return this.#turns.alone(async (database) => {
      this.#owner ||= await database.enlist(this.#clock());
    });
  }

  recover(mailing: number): Promise<{ freed: number; unknown: number }> {
    return this.#turns.transaction(async (database) => {
      const rows = await database.all(
        `select distinct owner from deliveries where mailing = $1 and owner <> $2
         and state in ('planned', 'deferred', 'attempting', 'handing-over')`,
        [mailing, this.#owner],
      );
      const result = { freed: 0, unknown: 0 };
      for (const owner of await database.dead(rows.map((row) => Number(row["owner"])))) {
        result.unknown += await database.run(
          `update deliveries set state = 'unknown', due = null, changed = $3,
             reply = 'the sender died before it could write the answer down'
           where mailing = $1 and owner = $2 and state = 'handing-over'`,
          [mailing, owner, this.#clock()],
        );
        // `due` still says when it was due, so it is due again.
        result.freed += await database.run(
          `update deliveries set owner = null, state = case state when 'attempting' then 'planned' else state end
           where mailing = $1 and owner = $2 and state in ('planned', 'deferred', 'attempting')`,
          [mailing, owner],
        );
      }
      return result;
    });
  }

  lease(mailing: number, count: number, now: Instant): Promise<readonly Delivery[]> {
    return this.#turns.transaction(async (database) => {
      const rows = await database.all(
        `with free as materialized (select number from deliveries
           where mailing = $2 and owner is null and due is not null and due <= $3
           order by due, number limit $4 ${database.lockRows})
         update deliveries set owner = $1 where mailing = $2 and number in (select number from free)
         returning number, subscriber, state, attempts, reply, changed, due, ${SUPPRESSED} as suppressed`,
        [this.#owner, mailing, now, count],
      );
      const suppressed = rows.filter((row) => Boolean(row["suppressed"]));
      for (const row of suppressed) await this.#suppressDelivery(mailing, row["number"] ?? 0, now);
      return rows
        .filter((row) => !suppressed.includes(row))
        .sort((a, b) => Number(a["due"]) - Number(b["due"]) || Number(a["number"]) - Number(b["number"]))
        .map(deliveryOf);
    });
  }

  async #suppressDelivery(mailing: number, number: SqlValue, now: Instant): Promise<void> {
    await this.#database.run(
      `update deliveries set state = 'suppressed', owner = null, due = null, changed = $3
       where mailing = $1 and number = $2`,
      [mailing, number, now],
    );
  }

  write(mailing: number, entries: readonly Entry[]): Promise<readonly number[]> {
    return this.#turns.transaction(async (database) => {
      const plain = entries.map((entry) => ({ ...entry, reply: entry.reply && withoutControls(entry.reply) }));
      const written = new Set(await database.apply(mailing, this.#owner, plain));
      return entries.map(({ number }) => number).filter((number) => !written.has(number));
    });
  }

  account(mailing: number): Promise<Account> {
    return this.#turns.alone((database) => readAccount(database, mailing));
  }

  async *deliveries(mailing: number, states: readonly DeliveryState[]): AsyncIterable<Delivery> {
    const wanted = JSON.stringify(states.map((state) => [state]));
    for (let after = 0; ; ) {
      const rows = await this.#turns.alone((database) =>
        database.all(
          `select d.* from deliveries d where d.mailing = $1 and d.number > $2
           and d.state in (select value ->> 0 from ${database.elements("$3")}) order by d.number limit ${PAGE}`,
          [mailing, after, wanted],
        ),
      );
      if (rows.length === 0) return;
      for (const row of rows) yield deliveryOf(row);
      after = Number(rows.at(-1)?.["number"]);
    }
  }

  delivery(mailing: number, number: number): Promise<Delivery | undefined> {
    return this.#turns.alone(async (database) => {
      const [row] = await database.all("select * from deliveries where mailing = $1 and number = $2", [
        mailing,
        number,
      ]);
      return row && deliveryOf(row);
    });
  }

  resolve(mailing: number, state: "accepted" | "refused" | "planned", numbers?: readonly number[]): Promise<number> {
    return this.#turns.transaction((database) =>
      database.run(
        `update deliveries set state = $2, owner = null, due = case when $2 = 'planned' then 0 end, changed = $3,
           reply = 'resolved by hand'
         where mailing = $1 and state = 'unknown'
         ${numbers ? `and number in (select cast(value ->> 0 as integer) from ${database.elements("$4")})` : ""}`,
        [mailing, state, this.#clock(), ...(numbers ? [JSON.stringify(numbers.map((number) => [number]))] : [])],
      ),
    );
  }

  async *sentSince(at: Instant): AsyncIterable<{ at: Instant; address: string }> {
    for (const { id } of await this.mailings()) {
      for await (const { attempts, changed, subscriber } of this.deliveries(id, SPOKEN)) {
        if (attempts > 0 && changed >= at) yield { at: changed, address: subscriber.address };
      }
    }
  }

  sentDays(at: Instant): Promise<{ before: number; today: number }> {
    return this.#turns.alone(async (database) => {
      const rows = await database.all(
        "select changed / 86400000 as day, count(*) as amount from deliveries where attempts > 0 group by 1",
      );
      const today = Math.floor(at / 86_400_000);
      const now = rows.find((row) => row["day"] === today);
      return { before: rows.filter((row) => Number(row["day"]) < today).length, today: Number(now?.["amount"] ?? 0) };
    });
  }

  secretPrint(publication: string): Promise<string | undefined> {
    return this.#turns.alone(async (database) => {
      const [row] = await database.all("select print from signing_secrets where publication = $1", [publication]);
      return row && String(row["print"]);
    });
  }

  keepSecretPrint(publication: string, print: string): Promise<void> {
    return this.#turns.transaction(async (database) => {
      const sql = "insert into signing_secrets (publication, print) values ($1, $2) on conflict do nothing";
      await database.run(sql, [publication, print]);
    });
  }

  suppress(entry: SuppressionEntry): Promise<void> {
    return this.#suppressions.add(entry);
  }

  suppression(hash: string): Promise<SuppressionEntry | undefined> {
    return this.#suppressions.last(hash);
  }

  suppressions(): AsyncIterable<SuppressionEntry> {
    return this.#suppressions.all();
  }

  recordBounce(bounce: Bounce): Promise<{ isNew: boolean; mailings: number }> {
    return this.#suppressions.recordBounce(bounce);
  }

  rememberTest(key: string, contentHash: string, message: DigestMessage, at: Instant): Promise<void> {
    return this.#turns.transaction(async (database) => {
      await database.run(
        `insert into tests (key, content_hash, message, at) values ($1, $2, $3, $4) on conflict (key)
         do update set content_hash = excluded.content_hash, message = excluded.message, at = excluded.at`,
        [key, contentHash, JSON.stringify(message), at],
      );
    });
  }

  lastTest(key: string): Promise<{ contentHash: string; message: DigestMessage } | undefined> {
    return this.#turns.alone(async (database) => {
      const [row] = await database.all("select * from tests where key = $1", [key]);
      return row && { contentHash: String(row["content_hash"]), message: messageOf(row) };
    });
  }

  close(): Promise<void> {
    return this.#turns.alone((database) => database.close());
  }
}
