import type { DigestMessage } from "../model/digest-message.js";
import type { Subscriber } from "../model/subscriber.js";
import type { Delivery, DeliveryState, Mailing } from "./ledger.js";
import { damagedRow } from "./ledger-unreadable.js";
import type { SqlRow } from "./sql-database.js";

/** Reads a row of `mailings`. */
export function mailingOf(row: SqlRow): Mailing {
  return {
    id: Number(row["id"]),
    key: String(row["key"]),
    contentHash: String(row["content_hash"]),
    message: messageOf(row),
    startedAt: Number(row["started_at"]),
  };
}

/** Reads the message of a row that has one. */
export function messageOf(row: SqlRow): DigestMessage {
  return parsed(row, "message", `the message of ${String(row["key"])}`) as DigestMessage;
}

/** Reads a row of `deliveries`. */
export function deliveryOf(row: SqlRow): Delivery {
  return {
    number: Number(row["number"]),
    subscriber: parsed(row, "subscriber", `the reader of delivery ${String(row["number"])}`) as Subscriber,
    state: row["state"] as DeliveryState,
    attempts: Number(row["attempts"]),
    reply: String(row["reply"]),
    changed: Number(row["changed"]),
  };
}

/** @throws {ProblemError} `ledger/unreadable` */
function parsed(row: SqlRow, column: string, what: string): unknown {
  try {
    return JSON.parse(String(row[column]));
  } catch (error) {
    throw damagedRow(what, error);
  }
}
