import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import Database from "libsql";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GroupCommit } from "../../src/ledger/group-commit.js";
import type { Delivery, Entry, Ledger, Mailing } from "../../src/ledger/ledger.js";
import { openLedger } from "../../src/ledger/open-ledger.js";
import { addressHash } from "../../src/ledger/suppression.js";
import type { Subscriber } from "../../src/model/subscriber.js";
import { digestMessage, subscriber, subscribers } from "../support/digest-message.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";

const NOW = Date.UTC(2026, 10, 22);
const folder = mkdtempSync(join(tmpdir(), "postrider-ledger-"));
let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A place for a new ledger, by kind. */
const LOCATIONS = {
  libsql: async () => join(mkdtempSync(join(folder, "ledger-")), "ledger.db"),
  postgres: () => postgres.database(),
};

/** Changes a ledger from outside, as other programs and versions do. */
async function change(location: string, ...statements: readonly string[]): Promise<void> {
  if (!location.startsWith("postgres:")) {
    const database = new Database(location);
    for (const statement of statements) database.exec(statement);
    database.close();
    return;
  }
  const client = new pg.Client(location);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function* list(...people: readonly Subscriber[]): AsyncIterable<Subscriber> {
  yield* people;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("a ledger in a file", () => {
  it("lets readers unsubscribe while a long list is read that is frozen", async () => {
    const location = await LOCATIONS.libsql();
    const ledger = await openLedger(location);
    const script = fileURLToPath(new URL("./suppress.mjs", import.meta.url));
    const leave = async (number: number): Promise<string> => {
      const hash = addressHash(`reader${number}@example.com`);
      return (await promisify(execFile)(process.execPath, [script, location, hash])).stdout;
    };
    async function* slow(): AsyncIterable<Subscriber> {
      yield* subscribers(300);
      // A list that goes on when somebody has left: it would never end if leaving waited for it.
      expect(await leave(1)).toBe("done\n");
    }
    const { id } = await ledger.freeze(
      { key: "k", contentHash: "1", message: digestMessage(), startedAt: NOW },
      slow(),
    );
    expect((await ledger.account(id)).states).toMatchObject({ planned: 299, suppressed: 1 });
    await ledger.close();
  });
});

describe("ledgers in schemas of one Postgres", () => {
  it("let each other's senders work, and take none for their own", async () => {
    const database = await postgres.database();
    await change(database, "create schema a", "create schema b");
    const [a, b] = await Promise.all(
      ["a", "b"].map((schema) => openLedger(`${database}?options=-c%20search_path%3D${schema}`)),
    );
    if (!a || !b) throw new Error("both are open");
    await a.enlist();
    await b.enlist();
    const mailing = { key: "k", contentHash: "1", message: digestMessage(), startedAt: NOW };
    for (const ledger of [a, b]) {
      const { id } = await ledger.freeze(mailing, subscribers(3));
      await ledger.lease(id, 3, NOW);
    }
    await b.close();
    const next = await openLedger(`${database}?options=-c%20search_path%3Db`);
    await next.enlist();
    expect(await next.recover(1)).toEqual({ freed: 3, unknown: 0 });
    await next.close();
    await a.close();
  });
});

describe("a ledger that fails", () => {
  // The news that a connection has broken comes in steps: the server's last word, an error, the end.
  it.each([
    ["at once", 0],
    ["a moment later", 5],
    ["long after", 100],
  ])("says so when its Postgres goes away, asked %s", async (_, milliseconds) => {
    const location = await postgres.database();
    const ledger = await openLedger(location);
    const other = new pg.Client(location);
    await other.connect();
    await other.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'postrider' and datname = current_database()",
    );
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await Promise.all([
      expect(
        ledger.freeze({ key: "k", contentHash: "1", message: digestMessage(), startedAt: NOW }, subscribers(3)),
      ).rejects.toThrow("ledger/failed"),
      expect(ledger.account(1)).rejects.toThrow("ledger/failed"),
      expect(ledger.enlist()).rejects.toThrow("ledger/failed"),
    ]);
    await other.end();
  });

  const frozen = async (location: string): Promise<Ledger> => {
    const ledger = await openLedger(location);
    await ledger.freeze({ key: "k", contentHash: "1", message: digestMessage(), startedAt: NOW }, subscribers(1000));
    return ledger;
  };

  it("says so when its file is something else, or cannot be made", async () => {
    const location = await LOCATIONS.libsql();
    writeFileSync(location, "Dear diary,\n".repeat(500));
    await expect(openLedger(location)).rejects.toThrow(/ledger\/failed.*file is not a database/);
    await expect(openLedger(join(location, "ledger.db"))).rejects.toThrow("ledger/failed");
  });

  it("says so when its file is damaged, whatever is asked", async () => {
    const location = await LOCATIONS.libsql();
    await (await frozen(location)).close();
    new Database(location).exec("pragma wal_checkpoint(truncate)");
    const bytes = readFileSync(location);
    writeFileSync(location, bytes.fill(7, bytes.length / 4));
    const ledger = await openLedger(location);
    await ledger.enlist().catch(() => undefined);
    await Promise.all([
      expect(ledger.account(1)).rejects.toThrow("ledger/failed"),
      expect(all(ledger.deliveries(1, ["planned"]))).rejects.toThrow("ledger/failed"),
      expect(ledger.lease(1, 100, NOW)).rejects.toThrow("ledger/failed"),
      expect(ledger.write(1, [{ number: 900, state: "attempting", at: NOW }])).rejects.toThrow("ledger/failed"),
    ]);
    await ledger.close();
  });

  it("says so when the disk is full, and keeps what was written", async () => {
    const location = await LOCATIONS.libsql();
    await (await frozen(location)).close();
    // A process of its own, whose files may not grow beyond a megabyte.
    const words = [fileURLToPath(new URL("freeze.mjs", import.meta.url)), location, "100000"];
    const said = execFileSync("bash", ["-c", 'ulimit -f 1024; exec "$@"', "-", process.execPath, ...words]);
    expect(String(said)).toMatch(/ledger\/failed/);
    const ledger = await openLedger(location);
    expect((await ledger.mailings()).map(({ key }) => key)).toEqual(["k"]);
    expect((await ledger.account(1)).states.planned).toBe(1000);
    await ledger.close();
  });

  it.each([
    "postgress://u:secret@db.example/x",
    "mysql://u:secret@db.example/x",
    "libsql:secret.db",
    "postgres://u:secret@[::1/x",
    "postgres://u:secret@127.0.0.1:99999/x",
  ])("begins no new ledger in a file for a slip such as %s", async (place) => {
    await expect(openLedger(place)).rejects.toThrow(/ledger\/location(?!.*secret)/);
  });

  it("says so when there is no Postgres", async () => {
    await expect(openLedger("postgres://nobody:secret@127.0.0.1:1/none")).rejects.toThrow(
      /ledger\/unreachable(?!.*secret)/,
    );
  });
});

describe.each(Object.entries(LOCATIONS))("the ledger on %s", (kind, newLocation) => {
  let location: string;
  let ledger: Ledger;

  beforeEach(async () => {
    location = await newLocation();
    ledger = await openLedger(location);
    return () => ledger.close();
  });

  const freeze = (people: AsyncIterable<Subscriber>, key = "2026-11-20"): Promise<Mailing> =>
    ledger.freeze({ key, contentHash: "c0ffee", message: digestMessage(), startedAt: NOW }, people);

  const enter = (mailing: Mailing, number: number, state: Entry["state"], over: Partial<Entry> = {}) =>
    ledger.write(mailing.id, [{ number, state, at: NOW + 1, ...over }]);

  /** Walks a delivery through the steps up to a state. */
  async function walk(mailing: Mailing, number: number, ...states: Entry["state"][]): Promise<void> {
    for (const state of states) expect(await enter(mailing, number, state)).toEqual([]);
  }

  /** Another sender on the same ledger, after this one has died without a word. */
  async function afterDeath(): Promise<Ledger> {
    await ledger.close();
    ledger = await openLedger(location);
    await ledger.enlist();
    return ledger;
  }

  it("freezes an audience: each address once whatever its case, all planned", async () => {
    const mailing = await freeze(
      list(subscriber("a@example.com"), subscriber("b@example.com"), subscriber("A@EXAMPLE.com")),
    );
    expect(mailing.id).toBeGreaterThan(0);
    expect((await ledger.account(mailing.id)).states).toMatchObject({ planned: 2, accepted: 0 });
    expect((await all(ledger.deliveries(mailing.id, ["planned"]))).map((d) => d.subscriber.address)).toEqual([
      "a@example.com",
      "b@example.com",
    ]);
  });

  it("says so when a newer Postrider has made it, and leaves it alone", async () => {
    await freeze(subscribers(3));
    await change(location, "update postrider set version = 2");
    await expect(openLedger(location)).rejects.toThrow(/ledger\/newer.*version 1 or before, got version 2/);
    await change(location, "update postrider set version = 1");
    const again = await openLedger(location);
    expect((await again.account(1)).states.planned).toBe(3);
    await again.close();
  });

  it("goes on with one of before there were versions", async () => {
    const { id } = await freeze(subscribers(3));
    await change(location, "drop table postrider", "drop table tests");
    const again = await openLedger(location);
    expect((await again.account(id)).states.planned).toBe(3);
    expect(await again.lastTest("k")).toBeUndefined();
    await again.close();
    await change(location, "update postrider set version = 2");
    await expect(openLedger(location)).rejects.toThrow("ledger/newer");
  });

  it.each([
    [
      "a column was renamed",
      "alter table mailings rename column content_hash to hash",
      "mailings.*content_hash, got one with id",
    ],
    ["a table is gone", "drop table suppressions", '"suppressions".*got no such table'],
  ])("says so when %s, whether it has a version or not", async (_, statement, said) => {
    await change(location, statement);
    await expect(openLedger(location)).rejects.toThrow(new RegExp(`ledger/unreadable.*${said}`));
    if (statement.startsWith("drop")) return;
    await change(location, "drop table postrider");
    await expect(openLedger(location)).rejects.toThrow("ledger/unreadable");
  });

  it("makes nothing where another program has tables of the same names", async () => {
    const other = await newLocation();
    await change(other, "create table mailings (id integer, subject text)", "create table senders (id integer)");
    await expect(openLedger(other)).rejects.toThrow(/ledger\/unreadable.*got one with id, subject/);
    await change(other, "create table deliveries (id integer)");
  });

  it("is made once when several processes open it at the same moment", async () => {
    const place = await newLocation();
    const script = fileURLToPath(new URL("./suppress.mjs", import.meta.url));
    await Promise.all(["a", "b", "c"].map((hash) => promisify(execFile)(process.execPath, [script, place, hash])));
    await change(place, "create unique index one on postrider ((version is not null))");
  });

  it("says so when a row is not what was written", async () => {
    const mailing = await freeze(subscribers(2));
    await ledger.enlist();
    await change(location, "update deliveries set subscriber = 'x' where number = 2");
    await expect(ledger.lease(mailing.id, 9, NOW)).rejects.toThrow(/ledger\/unreadable.*the reader of delivery 2/);
    await change(location, "update mailings set message = '{\"subject\":'");
    await expect(ledger.mailing(mailing.key)).rejects.toThrow(/ledger\/unreadable.*the message of 2026-11-20/);
  });

  it("keeps the message of a mailing as it was frozen", async () => {
    const message = digestMessage({ subject: "Хабар 'quoted' \"twice\" 🐎" });
    await ledger.freeze({ key: "k", contentHash: "1", message, startedAt: NOW }, subscribers(1));
    expect((await ledger.mailing("k"))?.message).toEqual(message);
    expect(await ledger.mailing("other")).toBeUndefined();
    expect((await ledger.mailings()).map(({ key }) => key)).toEqual(["k"]);
  });

  it("refuses a second mailing of the same key and leaves the first alone", async () => {
    const mailing = await freeze(subscribers(3));
    await expect(freeze(subscribers(9))).rejects.toThrow("ledger/mailing-exists");
    expect((await ledger.account(mailing.id)).states.planned).toBe(3);
  });

  it("writes an audience whole or not at all", async () => {
    async function* broken(): AsyncIterable<Subscriber> {
      yield* subscribers(2500);
      throw new Error("the list broke off");
    }
    await expect(freeze(broken())).rejects.toThrow("the list broke off");
    expect(await ledger.mailing("2026-11-20")).toBeUndefined();
    expect((await ledger.account((await freeze(subscribers(2500))).id)).states.planned).toBe(2500);
  });

  it("begins no mailing for nobody, so that it can begin once there are readers", async () => {
    await expect(freeze(subscribers(0))).rejects.toThrow("ledger/no-readers");
    expect(await ledger.mailings()).toEqual([]);
    const mailing = await freeze(subscribers(5));
    expect((await ledger.account(mailing.id)).states.planned).toBe(5);
    const correction = { key: "c", contentHash: "2", message: digestMessage(), startedAt: NOW };
    await expect(ledger.freeze(correction, { acceptedIn: mailing.id })).rejects.toThrow("ledger/no-readers");
  });

  it("takes into a correction who got the original later, everybody once", async () => {
    await ledger.enlist();
    const mailing = await freeze(subscribers(5));
    const accept = async (count: number): Promise<void> => {
      for (const { number } of await ledger.lease(mailing.id, count, NOW)) {
        for (const state of ["attempting", "handing-over", "accepted"] as const) {
          await ledger.write(mailing.id, [{ number, state, at: NOW }]);
        }
      }
    };
    await accept(2);
    const message = digestMessage({ subject: "Correction" });
    const correction = await ledger.freeze(
      { key: "c", contentHash: "2", message, startedAt: NOW },
      { acceptedIn: mailing.id },
    );
    expect(await ledger.extend(correction.id, mailing.id)).toBe(0);
    const [first] = await ledger.lease(correction.id, 1, NOW);
    await accept(3);
    const left = { action: "suppress", reason: "unsubscribed", detail: "", at: NOW } as const;
    await ledger.suppress({ ...left, hash: addressHash("reader4@example.com") });
    expect(await ledger.extend(correction.id, mailing.id)).toBe(3);
    expect(await ledger.extend(correction.id, mailing.id)).toBe(0);
    expect((await ledger.account(correction.id)).states).toMatchObject({ planned: 4, suppressed: 1 });
    const rest = await ledger.lease(correction.id, 9, NOW);
    expect([first, ...rest].map((one) => one?.number)).toEqual([1, 2, 3, 5]);
  });

  it("leases in the order of the list, nobody twice, only who is due", async () => {
    await ledger.enlist();
    const mailing = await freeze(subscribers(5));
    const numbers = async (count: number, now = NOW) =>
      (await ledger.lease(mailing.id, count, now)).map((delivery: Delivery) => delivery.number);
    expect(await numbers(2)).toEqual([1, 2]);
    expect(await numbers(2)).toEqual([3, 4]);
    await walk(mailing, 1, "attempting");
    await enter(mailing, 1, "deferred", { due: NOW + 5000, reply: "450 later" });
    await enter(mailing, 2, "released", { due: NOW + 1000 });
    expect(await numbers(9)).toEqual([5]);
    expect((await ledger.account(mailing.id)).nextDue).toBe(NOW + 1000);
    expect(await numbers(9, NOW + 9000)).toEqual([2, 1]);
    expect(await ledger.delivery(mailing.id, 1)).toMatchObject({ state: "deferred", attempts: 1, reply: "450 later" });
  });

  it("takes every step of the protocol only from the step before", async () => {
    await ledger.enlist();
    const mailing = await freeze(subscribers(1));
    expect(await enter(mailing, 1, "attempting")).toEqual([1]);
    await ledger.lease(mailing.id, 1, NOW);
    for (const state of ["handing-over", "accepted", "refused", "deferred", "unknown"] as const) {
      expect(await enter(mailing, 1, state)).toEqual([1]);
    }
    await walk(mailing, 1, "attempting");
    expect(await enter(mailing, 1, "attempting")).toEqual([1]);
    expect(await enter(mailing, 1, "accepted")).toEqual([1]);
    await walk(mailing, 1, "handing-over", "accepted");
    for (const state of ["attempting", "handing-over", "refused", "unknown", "released"] as const) {
      expect(await enter(mailing, 1, state)).toEqual([1]);
    }
    expect(await ledger.account(mailing.id)).toMatchObject({ states: { accepted: 1, planned: 0 }, open: 0 });
  });

  it("writes a group in one go and names those that are not ours", async () => {
    await ledger.enlist();
    const mailing = await freeze(subscribers(4));
    await ledger.lease(mailing.id, 3, NOW);
    const entries = [1, 2, 3, 4].map((number) => ({ number, state: "attempting", at: NOW }) as const);
    expect(await ledger.write(mailing.id, entries)).toEqual([4]);
    expect((await ledger.account(mailing.id)).states).toMatchObject({ attempting: 3, planned: 1 });
  });

  it("writes down what servers and reports say, whatever octets are in it", async () => {
    await ledger.enlist();
    const mailing = await freeze(subscribers(1));
    await ledger.lease(mailing.id, 1, NOW);
    await ledger.write(mailing.id, [{ number: 1, state: "attempting", at: NOW }]);
    await ledger.write(mailing.id, [
      { number: 1, state: "refused", at: NOW, reply: "550 no\0such\ud83d \u001b[31muser" },
    ]);
    expect((await ledger.delivery(mailing.id, 1))?.reply).toBe("550 no such   [31muser");
    const entry = { hash: "h", action: "suppress", reason: "bounced", at: NOW } as const;
    await ledger.suppress({ ...entry, detail: "5.1.1 gone\0" });
    expect((await ledger.suppression("h"))?.detail).toBe("5.1.1 gone");
  });

  it("frees what a dead sender had not handed over, and calls the rest unknown", async () => {
    await ledger.enlist();
    const mailing = await freeze(subscribers(6));
    await ledger.lease(mailing.id, 5, NOW);
    await walk(mailing, 1, "attempting", "handing-over", "accepted");
    await walk(mailing, 2, "attempting", "handing-over");
    await walk(mailing, 3, "attempting");
    await walk(mailing, 4, "attempting", "deferred");
    const next = await afterDeath();
    expect(await next.recover(mailing.id)).toEqual({ freed: 2, unknown: 1 });
    expect((await next.account(mailing.id)).states).toEqual({
      planned: 3,
      attempting: 0,
      "handing-over": 0,
      accepted: 1,
      refused: 0,
      deferred: 1,
      unknown: 1,
      suppressed: 0,
    });
    expect((await next.lease(mailing.id, 9, NOW)).map(({ number }) => number)).toEqual([3, 5, 6]);
    expect(await next.recover(mailing.id)).toEqual({ freed: 0, unknown: 0 });
  });

  it("ends unknown only by a person's word", async () => {
    await ledger.enlist();
    const mailing = await freeze(subscribers(3));
    await ledger.lease(mailing.id, 3, NOW);
    for (const number of [1, 2, 3]) await walk(mailing, number, "attempting", "handing-over", "unknown");
    expect(await ledger.lease(mailing.id, 9, NOW)).toEqual([]);
    expect((await ledger.account(mailing.id)).open).toBe(0);
    expect(await ledger.resolve(mailing.id, "accepted", [1])).toBe(1);
    expect(await ledger.resolve(mailing.id, "planned")).toBe(2);
    expect((await ledger.lease(mailing.id, 9, NOW)).map(({ number }) => number)).toEqual([2, 3]);
  });

  it("lets a late answer set unknown right", async () => {
    await ledger.enlist();
    const mailing = await freeze(subscribers(1));
    await ledger.lease(mailing.id, 1, NOW);
    await walk(mailing, 1, "attempting", "handing-over", "unknown", "accepted");
    expect((await ledger.account(mailing.id)).states).toMatchObject({ unknown: 0, accepted: 1 });
  });

  it("passes over the suppressed, also those who leave after the freeze", async () => {
    await ledger.enlist();
    const line = { action: "suppress", reason: "unsubscribed", detail: "", at: NOW } as const;
    await ledger.suppress({ ...line, hash: addressHash("reader1@example.com") });
    await ledger.suppress({ ...line, hash: addressHash("reader2@example.com") });
    await ledger.suppress({ ...line, hash: addressHash("reader2@example.com"), action: "restore", reason: "by hand" });
    const mailing = await freeze(subscribers(4));
    await ledger.suppress({ ...line, hash: addressHash("reader3@example.com") });
    expect((await ledger.lease(mailing.id, 9, NOW)).map(({ number }) => number)).toEqual([2, 4]);
    expect((await ledger.account(mailing.id)).states).toMatchObject({ suppressed: 2, planned: 2 });
    expect((await all(ledger.suppressions())).length).toBe(4);
    expect(await ledger.suppression(addressHash("READER2@example.com"))).toMatchObject({ action: "restore" });
  });

  it("remembers the first secret of each publication", async () => {
    expect(await ledger.secretPrint("https://courier.example/")).toBeUndefined();
    for (const print of ["1", "2"]) await ledger.keepSecretPrint("https://courier.example/", print);
    await ledger.keepSecretPrint("https://echo.example/", "3");
    expect(await ledger.secretPrint("https://courier.example/")).toBe("1");
    expect(await ledger.secretPrint("https://echo.example/")).toBe("3");
  });

  it("remembers the last test of an issue", async () => {
    expect(await ledger.lastTest("k")).toBeUndefined();
    await ledger.rememberTest("k", "1", digestMessage(), NOW);
    await ledger.rememberTest("k", "2", digestMessage({ subject: "Better" }), NOW);
    expect(await ledger.lastTest("k")).toMatchObject({ contentHash: "2", message: { subject: "Better" } });
  });

  it("keeps whatever stands in a subscriber's columns", async () => {
    let turn = 0;
    const text = fc.string({ unit: "grapheme", maxLength: 40 }).filter((value) => !value.includes("\u0000"));
    await fc.assert(
      fc.asyncProperty(text, text, async (name, value) => {
        turn += 1;
        const person = subscriber("a@example.com", { name, fields: { city: value } });
        const mailing = await freeze(list(person), `turn ${turn}`);
        expect((await ledger.delivery(mailing.id, 1))?.subscriber).toEqual(person);
      }),
      { numRuns: 50 },
    );
  });

  it("shares a transaction among connections, each waiting for its own entry", async () => {
    await ledger.enlist();
    const mailing = await freeze(subscribers(50));
    await ledger.lease(mailing.id, 40, NOW);
    const commits: number[] = [];
    const counting = {
      write: (id: number, entries: readonly Entry[]) => {
        commits.push(entries.length);
        return ledger.write(id, entries);
      },
    };
    const group = new GroupCommit(counting, mailing.id);
    const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
    const written = await Promise.all(numbers.map((number) => group.write({ number, state: "attempting", at: NOW })));
    expect(written).toEqual(numbers.map((number) => number <= 40));
    expect(commits).toEqual([50]);
    expect((await ledger.account(mailing.id)).states.attempting).toBe(40);
  });

  it(
    kind === "libsql"
      ? "lets one sender at a time work"
      : "lets several senders work, and takes nothing from the living",
    async () => {
      await ledger.enlist();
      const mailing = await freeze(subscribers(4));
      await ledger.lease(mailing.id, 2, NOW);
      await walk(mailing, 1, "attempting");
      const other = await openLedger(location);
      try {
        if (kind === "libsql") {
          await expect(other.enlist()).rejects.toThrow("ledger/busy");
        } else {
          await other.enlist();
          expect(await other.recover(mailing.id)).toEqual({ freed: 0, unknown: 0 });
          expect((await other.lease(mailing.id, 9, NOW)).map(({ number }) => number)).toEqual([3, 4]);
          expect(await other.write(mailing.id, [{ number: 1, state: "handing-over", at: NOW }])).toEqual([1]);
        }
      } finally {
        await other.close();
      }
    },
  );
});
