import type { Ledger } from "./ledger.js";
import { noLedger } from "./no-ledger.js";
import { SqlLedger } from "./sql-ledger.js";

/**
 * Opens a ledger, and makes its tables where there are none.
 *
 * @param location - `postgres://…`, or the path of a libsql file; its folder is made if need be.
 * @throws {ProblemError} `ledger/location` for what is neither, `ledger/unreachable` for a Postgres, `ledger/failed` for a file that cannot be used,
 *   `ledger/newer` and `ledger/unreadable` for tables that are not of this version.
 */
export async function openLedger(location: string): Promise<Ledger> {
  // Each driver is loaded only where it is wanted: both are native or large.
  if (/^postgres(ql)?:/i.test(location)) {
    const { PostgresDatabase } = await import("./postgres-database.js");
    return SqlLedger.open(await PostgresDatabase.connect(location));
  }
  // A slip in the name of the database would else begin a new ledger in a file, and everybody be mailed again. One
  // letter before the colon is a drive of Windows.
  if (/^[a-z][a-z\d+.-]+:/i.test(location)) throw noLedger(location);
  const { LibsqlDatabase } = await import("./libsql-database.js");
  return SqlLedger.open(new LibsqlDatabase(location));
}
