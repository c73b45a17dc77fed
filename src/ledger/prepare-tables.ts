import { newerLedger, otherTable } from "./ledger-unreadable.js";
import { creation, SCHEMA_VERSION, type Table, tables } from "./schema.js";
import type { SqlDatabase } from "./sql-database.js";

/**
 * Makes the tables of a new ledger, and makes sure that those of one that is there are as this version of Postrider
 * knows them. A ledger that says no version is of the first.
 *
 * @throws {ProblemError} `ledger/newer`, `ledger/unreadable`; nothing was written then.
 */
export async function prepareTables(database: SqlDatabase): Promise<void> {
  const wanted = tables(database.serial);
  if (await isReady(database, wanted)) return;
  await database.exclusive(async () => {
    // Another process may have made them just now.
    if (await isReady(database, wanted)) return;
    for (const statement of creation(wanted)) await database.run(statement);
    await database.run("insert into postrider (version) values ($1)", [SCHEMA_VERSION]);
  });
}

/** Whether a ledger says its version; then it has all tables, while of one that does not any may be missing. */
async function isReady(database: SqlDatabase, wanted: readonly Table[]): Promise<boolean> {
  const there = await database.columns(wanted.map(({ name }) => name));
  const version = await versionOf(database, there);
  if (version !== undefined && version > SCHEMA_VERSION) throw newerLedger(database.place, version);
  for (const { name, columns } of wanted) {
    const found = there.get(name);
    if (version === undefined && !found) continue;
    const missing = Object.keys(columns).filter((column) => !found?.includes(column));
    if (missing.length > 0) throw otherTable(database.place, name, { missing, found });
  }
  return version !== undefined;
}

async function versionOf(
  database: SqlDatabase,
  there: ReadonlyMap<string, readonly string[]>,
): Promise<number | undefined> {
  if (!there.get("postrider")?.includes("version")) return undefined;
  const [row] = await database.all("select max(version) as version from postrider");
  const version = row?.["version"] ?? undefined;
  return version === undefined ? undefined : Number(version);
}
