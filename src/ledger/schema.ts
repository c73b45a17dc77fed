/** The version of the tables below. Whoever changes them counts on, and brings ledgers of the versions before up to it. */
export const SCHEMA_VERSION = 1;

/** A table of the ledger. */
export interface Table {
  readonly name: string;
  /** The type of each column, by its name. */
  readonly columns: Readonly<Record<string, string>>;
  /** What holds of several columns together. */
  readonly constraints?: readonly string[];
}

/**
 * The tables, for both databases. Times are milliseconds since 1970, UTC.
 *
 * A delivery that waits has a `due`, one that is final has none; `owner` is the sender that holds
 * it. So `waiting`, the only index that the sending itself touches, holds a row exactly while it can
 * be leased, and the rows leave it once each.
 *
 * @param serial - The type of a key that numbers itself.
 */
export function tables(serial: string): readonly Table[] {
  return [
    {
      name: "mailings",
      columns: {
        id: serial,
        key: "text not null unique",
        content_hash: "text not null",
        message: "text not null",
        started_at: "bigint not null",
      },
    },
    {
      name: "deliveries",
      columns: {
        mailing: "integer not null references mailings",
        number: "integer not null",
        address_hash: "text not null",
        subscriber: "text not null",
        state: "text not null",
        owner: "integer",
        due: "bigint",
        attempts: "integer not null default 0",
        reply: "text not null default ''",
        changed: "bigint not null",
      },
      constraints: ["primary key (mailing, number)", "unique (mailing, address_hash)"],
    },
    {
      name: "suppressions",
      columns: {
        number: serial,
        hash: "text not null",
        action: "text not null",
        reason: "text not null",
        detail: "text not null",
        at: "bigint not null",
      },
    },
    {
      name: "bounces",
      columns: {
        hash: "text not null",
        mailing: "integer not null",
        kind: "text not null",
        at: "bigint not null",
      },
      constraints: ["primary key (hash, mailing, kind)"],
    },
    {
      name: "tests",
      columns: {
        key: "text primary key",
        content_hash: "text not null",
        message: "text not null",
        at: "bigint not null",
      },
    },
    { name: "senders", columns: { id: serial, started_at: "bigint not null" } },
    { name: "signing_secrets", columns: { publication: "text primary key", print: "text not null" } },
    // One row: the version of all of them.
    { name: "postrider", columns: { version: "integer not null" } },
  ];
}

/** The statements that make what is missing of tables. */
export function creation(all: readonly Table[]): readonly string[] {
  return [
    ...all.map(({ name, columns, constraints = [] }) => {
      const lines = [...Object.entries(columns).map(([column, type]) => `${column} ${type}`), ...constraints];
      return `create table if not exists ${name} (${lines.join(", ")})`;
    }),
    "create index if not exists waiting on deliveries (mailing, due, number) where owner is null and due is not null",
    "create index if not exists suppressions_by_hash on suppressions (hash, number)",
  ];
}
