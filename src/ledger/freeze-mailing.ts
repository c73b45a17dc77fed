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
 * @param database - Within a transaction.
 * @throws {ProblemError} `ledger/mailing-exists`, `ledger/no-readers`
 */
export async function freezeMailing(database: SqlDatabase, mailing: NewMailing, audience: Audience): Promise<Mailing> {
  const rows = await database.all(
    `insert into mailings (key, content_hash, message, started_at) values ($1, $2, $3, $4)
     on conflict do nothing returning id`,
    [mailing.key, mailing.contentHash, JSON.stringify(mailing.message), mailing.startedAt],
  );
  const id = rows[0]?.["id"];
  if (typeof id !== "number") throw mailingExists(mailing.key);
  if ("acceptedIn" in audience) await planAgain(database, id, audience.acceptedIn, mailing.startedAt);
  else await planAll(database, id, audience, mailing.startedAt);
  const [reader] = await database.all("select number from deliveries where mailing = $1 limit 1", [id]);
  if (!reader) throw noReaders(mailing.key);
  return { id, ...mailing };
}

/** Whoever accepted another mailing, under the numbers of that one. */
async function planAgain(database: SqlDatabase, mailing: number, original: number, at: Instant): Promise<void> {
  await database.run(
    `insert into deliveries (mailing, number, address_hash, subscriber, state, due, changed)
     select cast($1 as integer), number, address_hash, subscriber,
       case when ${SUPPRESSED} then 'suppressed' else 'planned' end,
       case when ${SUPPRESSED} then null else 0 end, cast($3 as bigint)
     from deliveries where mailing = $2 and state = 'accepted'`,
    [mailing, original, at],
  );
}

async function planAll(
  database: SqlDatabase,
  mailing: number,
  audience: AsyncIterable<Subscriber>,
  at: Instant,
): Promise<void> {
  let number = 0;
  for await (const page of pages(audience, PAGE)) {
    await plan(database, mailing, number, page, at);
    number += page.length;
  }
}

/** Writes a page of the audience. Who is suppressed is in the account from the start. */
async function plan(
  database: SqlDatabase,
  mailing: number,
  before: number,
  page: readonly Subscriber[],
  at: Instant,
): Promise<void> {
  const rows = page.map((subscriber, index) => [
    before + index + 1,
    addressHash(subscriber.address),
    JSON.stringify(subscriber),
  ]);
  await database.run(
    `insert into deliveries (mailing, number, address_hash, subscriber, state, due, changed)
     select cast($1 as integer), number, address_hash, subscriber,
       case when ${SUPPRESSED} then 'suppressed' else 'planned' end,
       case when ${SUPPRESSED} then null else 0 end, cast($3 as bigint)
     from (select cast(value ->> 0 as integer) as number, value ->> 1 as address_hash, value ->> 2 as subscriber
       from ${database.elements("$2")}) page
     where true on conflict do nothing`,
    [mailing, JSON.stringify(rows), at],
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
