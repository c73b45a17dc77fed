/**
 * The tables, for both databases. Times are milliseconds since 1970, UTC.
 *
 * A delivery that waits has a `due`, one that is final has none; `owner` is the sender that holds
 * it. So `waiting`, the only index that the sending itself touches, holds a row exactly while it can
 * be leased, and the rows leave it once each.
 *
 * @param serial - The type of a key that numbers itself.
 */
export function schema(serial: string): readonly string[] {
  return [
    `create table if not exists mailings (
    id ${serial},
    key text not null unique,
    content_hash text not null,
    message text not null,
    started_at bigint not null
  )`,
    `create table if not exists deliveries (
    mailing integer not null references mailings,
    number integer not null,
    address_hash text not null,
    subscriber text not null,
    state text not null,
    owner integer,
    due bigint,
    attempts integer not null default 0,
    reply text not null default '',
    changed bigint not null,
    primary key (mailing, number),
    unique (mailing, address_hash)
  )`,
    "create index if not exists waiting on deliveries (mailing, due, number) where owner is null and due is not null",
    `create table if not exists suppressions (
    number ${serial},
    hash text not null,
    action text not null,
    reason text not null,
    detail text not null,
    at bigint not null
  )`,
    "create index if not exists suppressions_by_hash on suppressions (hash, number)",
    `create table if not exists bounces (
    hash text not null,
    mailing integer not null,
    kind text not null,
    at bigint not null,
    primary key (hash, mailing, kind)
  )`,
    `create table if not exists tests (
    key text primary key,
    content_hash text not null,
    message text not null,
    at bigint not null
  )`,
    `create table if not exists senders (id ${serial}, started_at bigint not null)`,
  ];
}
