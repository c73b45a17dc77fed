import type { Account, DeliveryState } from "./ledger.js";
import type { SqlDatabase } from "./sql-database.js";

/** All states that a delivery can be in. */
export const DELIVERY_STATES: readonly DeliveryState[] = [
  "planned",
  "attempting",
  "handing-over",
  "accepted",
  "refused",
  "deferred",
  "unknown",
  "suppressed",
];

/** Counts the deliveries of a mailing by where they are. */
export async function readAccount(database: SqlDatabase, mailing: number): Promise<Account> {
  // One pass with a counter a state: grouping would sort all rows first.
  const counters = DELIVERY_STATES.map(
    (state, index) => `count(case when state = '${state}' then 1 end) as state${index}`,
  );
  const [row] = await database.all(
    `select ${counters.join(", ")}, count(due) as open, min(case when owner is null then due end) as next_due
     from deliveries where mailing = $1`,
    [mailing],
  );
  const nextDue = row?.["next_due"];
  return {
    states: Object.fromEntries(
      DELIVERY_STATES.map((state, index) => [state, Number(row?.[`state${index}`] ?? 0)]),
    ) as Account["states"],
    open: Number(row?.["open"] ?? 0),
    nextDue: typeof nextDue === "number" ? nextDue : undefined,
  };
}
