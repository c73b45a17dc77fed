import type { Instant } from "../model/instant.js";
import type { Subscriber } from "../model/subscriber.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Audience, Mailing, NewMailing } from "./ledger.js";
import { pages } from "./pages.js";
import type { SqlDatabase } from "./sql-database.js";
import { SUPPRESSED } from "./sql-suppressions.js";
import { addressHash } from "./suppression.js";

/** Readers written at once: memory stays flat, statements few. */
const PAGE = 250;

/**
 * Step 1 of the protocol (`ledger.ts`): writes a mailing and a row for each of its readers.
 *
 * A list is gathered apart first: it may take minutes to read, and whoever unsubscribes meanwhile must not wait.
 *
 * @throws {ProblemError} `ledger/mailing-exists`, `ledger/no-readers`
 */
export async function freezeMailing(database: SqlDatabase, mailing: NewMailing, audience: Audience): Promise<Mailing> {
  const isList = !("acceptedIn" in audience);
  if (isList) await gather(database, audience);
  const id = await database.transaction(async () => {
    const began = await begin(database, mailing);
    if (isList) await planGathered(database, began, mailing.startedAt);
    else await planAccepted(database, began, audience.acceptedIn, mailing.startedAt);
    const [reader] = await database.all("select number from deliveries where mailing = $1 limit 1", [began]);
    if (!reader) throw noReaders(mailing.key);
    return began;
  });
  if (isList) await database.run("delete from gathered");
  return { id, ...mailing };
}

async function begin(database: SqlDatabase, { key, contentHash, message, startedAt }: NewMailing): Promise<number> {
  const rows = await database.all(
    `insert into mailings (key, content_hash, message, started_at) values ($1, $2, $3, $4)
     on conflict do nothing returning id`,
    [key, contentHash, JSON.stringify(message), startedAt],
  );
  const id = rows[0]?.["id"];
  if (typeof id !== "number") throw mailingExists(key);
  return id;
}

/**
 * Plans a mailing for whoever accepted another, under the numbers of that one; who is in it already stays as they are.
 *
 * @returns How many came into it.
 */
export function planAccepted(database: SqlDatabase, mailing: number, original: number, at: Instant): Promise<number> {
  return database.run(
    `insert into deliveries (mailing, number, address_hash, subscriber, state, due, changed)
     select cast($1 as integer), number, address_hash, subscriber,
       case when ${SUPPRESSED} then 'suppressed' else 'planned' end,
       case when ${SUPPRESSED} then null else 0 end, cast($3 as bigint)
     from deliveries where mailing = $2 and state = 'accepted'
     on conflict do nothing`,
    [mailing, original, at],
  );
}

/** Writes a list into a table that this connection alone sees, and that takes no lock of the ledger. */
async function gather(database: SqlDatabase, readers: AsyncIterable<Subscriber>): Promise<void> {
  await database.run(`create temporary table if not exists gathered (
    number integer primary key, address_hash text not null unique, subscriber text not null)`);
  await database.run("delete from gathered");
  let number = 0;
  for await (const page of pages(readers, PAGE)) {
    const rows = page.map((subscriber, index) => [
      number + index + 1,
      addressHash(subscriber.address),
      JSON.stringify(subscriber),
    ]);
    number += page.length;
    await database.run(
      `insert into gathered (number, address_hash, subscriber)
       select cast(value ->> 0 as integer), value ->> 1, value ->> 2 from ${database.elements("$1")}
       where true on conflict do nothing`,
      [JSON.stringify(rows)],
    );
  }
}

/** Who is suppressed is in the account from the start. */
async function planGathered(database: SqlDatabase, mailing: number, at: Instant): Promise<void> {
  await database.run(
    `insert into deliveries (mailing, number, address_hash, subscriber, state, due, changed)
     select cast($1 as integer), number, address_hash, subscriber,
       case when ${SUPPRESSED} then 'suppressed' else 'planned' end,
       case when ${SUPPRESSED} then null else 0 end, cast($2 as bigint)
     from gathered`,
    [mailing, at],
  );
}

/** A mailing is begun once: one for nobody would keep everybody from getting it later. */
function noReaders(key: string): ProblemError {
  return new ProblemError({
    code: "ledger/no-readers",
    severity: "error",
    message: `Cannot begin the mailing "${key}": expected readers, got none; nothing was sent`,
    hint: "Look at the list and the segment with postrider send --dry-run",
  });
}

function mailingExists(key: string): ProblemError {
  return new ProblemError({
    code: "ledger/mailing-exists",
    severity: "error",
    message: `Cannot begin the mailing "${key}": expected a new one, got one that the ledger knows`,
    hint: "Run postrider send to go on with it, or postrider send --report to see how it stands",
  });
}
