import { copyFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ledgerFailed } from "../../src/ledger/ledger-failed.js";
import { openLedger } from "../../src/ledger/open-ledger.js";
import { lastingSuppressions } from "../../src/send/lasting-suppressions.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const ENTRY = { hash: "h", action: "suppress", reason: "unsubscribed", detail: "", at: 1 } as const;

/** A connection to a database that may be down, and then is broken for ever. */
function connectionTo(database: { isUp: boolean; written: string[]; open: number }) {
  let isBroken = false;
  database.open += 1;
  const ask = <T>(answer: () => T): T => {
    isBroken ||= !database.isUp;
    if (isBroken) throw ledgerFailed("db.example", new Error("connection terminated"));
    return answer();
  };
  return {
    suppress: async ({ hash }: { hash: string }) => ask(() => void database.written.push(hash)),
    suppression: async () => ask(() => undefined),
    async close() {
      database.open -= 1;
    },
  };
}

describe("lastingSuppressions()", () => {
  it("outlives a restart of the database, and asks again what was asked", async () => {
    const database = { isUp: true, written: [] as string[], open: 0 };
    const open = async () => connectionTo(database);
    const lasting = lastingSuppressions(connectionTo(database), open);
    for (const hash of ["before", "down", "after", "later"]) {
      database.isUp = hash !== "down";
      const asked = Promise.all([lasting.suppression(hash), lasting.suppress({ ...ENTRY, hash })]);
      if (database.isUp) await asked;
      else await expect(asked).rejects.toThrow("ledger/failed");
    }
    expect(database.written).toEqual(["before", "after", "later"]);
    await lasting.close();
    // That of the first is closed by who opened it.
    expect(database.open).toBe(1);
  });

  it("writes into the backup that was put in the place of the ledger, not into what was taken away", async () => {
    const folder = temporaryFolder();
    const [location, backup] = [join(folder, "ledger.db"), join(folder, "backup.db")];
    await (await openLedger(location)).close();
    copyFileSync(location, backup);
    const ledger = await openLedger(location);
    const lasting = lastingSuppressions(ledger, () => openLedger(location));
    await lasting.suppress({ ...ENTRY, hash: "before" });
    renameSync(location, `${location}.old`);
    for (const name of ["wal", "shm"]) rmSync(`${location}-${name}`);
    await lasting.suppress({ ...ENTRY, hash: "moved" });
    expect(await lasting.suppression("moved")).toMatchObject({ action: "suppress" });
    renameSync(backup, location);
    expect(await lasting.suppression("before")).toBeUndefined();
    await lasting.suppress({ ...ENTRY, hash: "after" });
    await lasting.close();
    await ledger.close();
    const restored = await openLedger(location);
    expect(await restored.suppression("after")).toMatchObject({ action: "suppress" });
    await restored.close();
  });

  it("tells a mistake of its own, and opens nothing", async () => {
    const mistake = async (): Promise<never> => Promise.reject(new TypeError("no such column"));
    const lasting = lastingSuppressions({ suppress: mistake, suppression: mistake }, mistake);
    await expect(lasting.suppression("h")).rejects.toThrow("no such column");
  });
});
