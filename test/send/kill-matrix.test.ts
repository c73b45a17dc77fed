import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account, Delivery } from "../../src/ledger/ledger.js";
import { openLedger } from "../../src/ledger/open-ledger.js";
import { addressHash } from "../../src/ledger/suppression.js";
import { messageId } from "../../src/message/message-id.js";
import { digestMessage } from "../support/digest-message.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";
import { type Phase, type RecordingServer, startRecordingServer } from "../support/recording-server.js";

const READERS = 6;
const ADDRESSES = Array.from({ length: READERS }, (_, index) => `reader${index + 1}@example.com`);
/** Long enough that it does not fit into the buffers between sender and server. */
const MESSAGE = digestMessage({ html: `<p>${"How news travels, at length.\n".repeat(8000)}</p>` });

interface Death {
  readonly title: string;
  /** How many of the readers must be `unknown` at the end: those whose answer died with the sender. */
  readonly unknown: number;
  /** What the sender is told: die at this step of the ledger. */
  readonly die?: { method: string; when: string; count: number; state?: string };
  /** Or the phase in which the server kills it, in the conversation about reader 3. */
  readonly phase?: Phase;
}

const atLedger = (method: string, when: string, unknown: number, state?: string, count = 3): Death => ({
  title: `${when} ${state === undefined ? method : `writing ${state}`}`,
  unknown,
  die: { method, when, count, ...(state === undefined ? {} : { state }) },
});
const inSmtp = (phase: Phase, unknown: number): Death => ({ title: `in SMTP at ${phase}`, unknown, phase });

/** Every step of the protocol, before it, in the midst of it and after it. */
const DEATHS: readonly Death[] = [
  atLedger("audience", "while freezing, in the", 0),
  atLedger("freeze", "before", 0, undefined, 1),
  atLedger("freeze", "during", 0, undefined, 1),
  atLedger("freeze", "after", 0, undefined, 1),
  atLedger("recover", "before", 0, undefined, 1),
  atLedger("recover", "after", 0, undefined, 1),
  atLedger("lease", "before", 0, undefined, 1),
  atLedger("lease", "during", 0, undefined, 1),
  atLedger("lease", "after", 0, undefined, 1),
  atLedger("write", "before", 0, "attempting", 1),
  atLedger("write", "after", 0, "attempting", 1),
  // The third attempt shares its transaction with the second outcome.
  atLedger("write", "before", 1, "attempting"),
  atLedger("write", "after", 0, "attempting"),
  inSmtp("connect", 0),
  inSmtp("mail", 0),
  inSmtp("rcpt", 0),
  atLedger("write", "before", 0, "handing-over"),
  atLedger("write", "after", 1, "handing-over"),
  inSmtp("content", 1),
  inSmtp("end", 1),
  atLedger("write", "before", 1, "accepted"),
  atLedger("write", "after", 0, "accepted"),
];

const folder = mkdtempSync(join(tmpdir(), "postrider-kill-"));
let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a sender of its own; a list of `READERS`. */
function startSender(location: string, server: RecordingServer, over: object = {}): ChildProcess {
  const settings = {
    location,
    port: server.port,
    connections: 1,
    readers: READERS,
    message: MESSAGE,
    startedAt: Date.now(),
  };
  const file = join(mkdtempSync(join(folder, "sender-")), "settings.json");
  writeFileSync(file, JSON.stringify({ ...settings, ...over }));
  const words = [fileURLToPath(new URL("sender.mjs", import.meta.url)), file];
  return spawn(process.execPath, words, { stdio: ["ignore", "inherit", "inherit"] });
}

/** How a process ended: its exit code, or the signal that ended it. */
function ended(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
}

/** The account at the end, and every delivery. */
async function read(location: string): Promise<{ account: Account; deliveries: Delivery[] }> {
  const ledger = await openLedger(location);
  try {
    const mailing = await ledger.mailing("issue");
    if (!mailing) throw new Error("the ledger has no mailing");
    const deliveries: Delivery[] = [];
    const states = ["planned", "attempting", "handing-over", "accepted", "refused", "deferred", "unknown"] as const;
    for await (const delivery of ledger.deliveries(mailing.id, states)) deliveries.push(delivery);
    return { account: await ledger.account(mailing.id), deliveries };
  } finally {
    await ledger.close();
  }
}

/** What must hold whatever happened: nobody twice, nobody forgotten, and what we say is what the server did. */
async function expectHonest(location: string, server: RecordingServer, readers = ADDRESSES): Promise<Account> {
  const { account, deliveries } = await read(location);
  expect(deliveries.map(({ subscriber }) => subscriber.address)).toEqual(readers);
  expect(account.open).toBe(0);
  for (const { subscriber, state } of deliveries) {
    const ids = server.accepted.get(subscriber.address) ?? [];
    expect(ids.length, `${subscriber.address} accepted at most once`).toBeLessThanOrEqual(1);
    expect(["accepted", "unknown"], subscriber.address).toContain(state);
    if (state === "accepted")
      expect(ids).toEqual([
        messageId(digestMessage().issue.url, "issue", addressHash(subscriber.address), "courier.example"),
      ]);
  }
  return account;
}

describe.concurrent.each(["libsql", "postgres"])("a sender with its ledger on %s, killed", (kind) => {
  const newLocation = async (): Promise<string> =>
    kind === "libsql" ? join(mkdtempSync(join(folder, "ledger-")), "ledger.db") : postgres.database();

  it.concurrent.each(DEATHS)(
    "$title and started again: each reader once, $unknown unknown",
    async ({ die, phase, unknown }) => {
      const location = await newLocation();
      const server = await startRecordingServer();
      try {
        const child = startSender(location, server, { die });
        const end = ended(child);
        let killed = false;
        let conversations = 0;
        server.onPhase = async (now) => {
          if (now === "mail") conversations += 1;
          if (now !== phase || conversations !== (phase === "connect" ? 0 : 3) || killed) return;
          killed = true;
          child.kill("SIGKILL");
          await end;
        };
        expect(await end).toBe("SIGKILL");
        expect(await ended(startSender(location, server))).toBe(0);
        const account = await expectHonest(location, server);
        expect(account.states).toMatchObject({ accepted: READERS - unknown, unknown });
      } finally {
        await server.stop();
      }
    },
  );

  it("again and again at any moment, with five connections, mails each reader once", async () => {
    const location = await newLocation();
    const server = await startRecordingServer();
    const readers = Array.from({ length: 300 }, (_, index) => `reader${index + 1}@example.com`);
    const over = { connections: 5, readers: readers.length, message: digestMessage() };
    try {
      // Each life ends when the server has seen so many more messages, in whatever state the others are.
      for (const life of [20, 45, 70, 95]) {
        const child = startSender(location, server, over);
        const end = ended(child);
        let answers = 0;
        server.onPhase = (phase) => {
          answers += phase === "end" ? 1 : 0;
          if (answers === life) child.kill("SIGKILL");
        };
        expect(await end).toBe("SIGKILL");
      }
      expect(await ended(startSender(location, server, over))).toBe(0);
      const { states } = await expectHonest(location, server, readers);
      expect(states.unknown).toBeLessThanOrEqual(4 * 5);
    } finally {
      await server.stop();
    }
  });
});

describe("three senders on one Postgres", () => {
  it("mail each reader once, also when one is killed midway", async () => {
    const location = await postgres.database();
    const server = await startRecordingServer();
    const readers = Array.from({ length: 400 }, (_, index) => `reader${index + 1}@example.com`);
    const over = { connections: 4, readers: readers.length, message: digestMessage() };
    try {
      const children = [1, 2, 3].map(() => startSender(location, server, over));
      const ends = children.map(ended);
      let answers = 0;
      server.onPhase = (phase) => {
        answers += phase === "end" ? 1 : 0;
        if (answers === 150) children[1]?.kill("SIGKILL");
      };
      expect(await Promise.all(ends)).toEqual([0, "SIGKILL", 0]);
      const { states } = await expectHonest(location, server, readers);
      expect(states.unknown).toBeLessThanOrEqual(4);
      expect(states.accepted).toBeGreaterThanOrEqual(readers.length - 4);
    } finally {
      await server.stop();
    }
  });
});
