import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { DeliveryState } from "../../src/ledger/ledger.js";
import { openLedger } from "../../src/ledger/open-ledger.js";
import { composer } from "../../src/send/composer.js";
import { deliverMailing } from "../../src/send/deliver-mailing.js";
import { Pace } from "../../src/send/pace.js";
import { SmtpTransport } from "../../src/send/smtp-transport.js";
import { digestMessage, subscribers } from "../support/digest-message.js";
import { needs } from "../support/needs.js";
import { startSmtpSink } from "../support/smtp-sink.js";

interface Fault {
  readonly name: string;
  readonly options: readonly string[];
  /** What the ledger must say of all five readers. */
  readonly state: DeliveryState;
  /** How many messages the server keeps: it is the truth that the ledger is held to. */
  readonly kept: number;
}

/** The ways in which postfix's `smtp-sink` can fail, as `smtp_faults.sh` goes through them. */
const FAULTS: readonly Fault[] = [
  { name: "all is well", options: [], state: "accepted", kept: 5 },
  { name: "450 at RCPT, as greylisting does", options: ["-r", "rcpt"], state: "deferred", kept: 0 },
  { name: "500 at RCPT", options: ["-f", "rcpt"], state: "refused", kept: 0 },
  { name: "500 at DATA", options: ["-f", "data"], state: "refused", kept: 0 },
  { name: "421 and hanging up at RCPT", options: ["-Q", "rcpt"], state: "deferred", kept: 0 },
  { name: "hanging up at DATA", options: ["-q", "data"], state: "deferred", kept: 0 },
  { name: "keeping the message and hanging up without an answer", options: ["-q", "."], state: "unknown", kept: 5 },
  { name: "answering a second late", options: ["-w", "1"], state: "accepted", kept: 5 },
  { name: "550 in the midst of the message", options: ["-A", "1"], state: "refused", kept: 0 },
];

const folder = mkdtempSync(join(tmpdir(), "postrider-faults-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.concurrent("the account of a mailing", () => {
  it.concurrent.for(FAULTS)("says what the server kept: $name", async ({ options, state, kept }, context) => {
    needs(context, "smtp-sink");
    const sink = await startSmtpSink(...options);
    const ledger = await openLedger(join(mkdtempSync(join(folder, "ledger-")), "ledger.db"));
    const transport = new SmtpTransport({ host: "127.0.0.1", port: sink.port, secure: false }, 5);
    try {
      const startedAt = Date.now();
      const mailing = await ledger.freeze(
        { key: "issue", contentHash: "c0ffee", message: digestMessage(), startedAt },
        subscribers(5),
      );
      await ledger.enlist();
      await deliverMailing({
        ledger,
        mailing,
        transport,
        pace: new Pace([]),
        compose: composer(mailing, { unsubscribe: {}, secret: "s" }),
        retryFor: 0,
        stopAt: 1,
        signal: new AbortController().signal,
      });
      expect((await ledger.account(mailing.id)).states).toMatchObject({ [state]: 5 });
      expect(sink.kept().length).toBe(kept);
    } finally {
      await transport.close();
      await ledger.close();
      await sink.stop();
    }
  });
});
