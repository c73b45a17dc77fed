import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account, Delivery } from "../ledger/ledger.js";
import { openLedger } from "../ledger/open-ledger.js";
import { contentHash } from "../message/content-hash.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Instant } from "../model/instant.js";
import type { Subscriber } from "../model/subscriber.js";
import type { Settings } from "../publication/settings.js";
import { composer } from "./composer.js";
import { deliverMailing } from "./deliver-mailing.js";
import { type SinkAnswer, startLoopbackSink } from "./loopback-sink.js";
import { Pace } from "./pace.js";
import { readSigner } from "./read-signer.js";
import { realDuration } from "./real-duration.js";
import { type Findings, RehearsalCheck } from "./rehearsal-check.js";
import { SmtpTransport } from "./smtp-transport.js";

export interface RehearseOptions {
  readonly message: DigestMessage;
  readonly settings: Settings;
  readonly project: string;
  readonly secret: string;
  readonly audience: AsyncIterable<Subscriber>;
  readonly now: Instant;
  readonly signal: AbortSignal;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** What a rehearsal vouches for. */
export interface Receipt extends Findings {
  readonly contentHash: string;
  readonly account: Account;
  /** Messages a second, with signing and the ledger's writes; the network is this machine's. */
  readonly rate: number;
  /** Seconds that the real sending takes at least, by the limits of the settings and this rate. */
  readonly realSeconds: number;
  /** True when everything is as it must be: one message a reader, each their own, each link theirs. */
  readonly ok: boolean;
}

/** The server's trouble comes by the count of announced messages, so a rehearsal can be repeated. */
const TROUBLE: readonly (readonly [number, SinkAnswer])[] = [
  [151, "take-and-hang-up"],
  [101, "never"],
  [67, "hang-up"],
  [23, "later"],
];

/** How long a deferred reader waits in a rehearsal (milliseconds): the real pause would only be slow. */
const PAUSE = 20;

/**
 * Sends the whole list to a private server on this machine that fails now and then, with everything
 * as in earnest: freezing, ledger, signing, retries. Nothing leaves the machine.
 *
 * @throws The reason of `signal`, when it is aborted before the end.
 */
export async function rehearse(options: RehearseOptions): Promise<Receipt> {
  const { message, settings, secret, project, now, signal, onProgress } = options;
  const { sending } = settings;
  const folder = mkdtempSync(join(tmpdir(), "postrider-rehearsal-"));
  const ledger = await openLedger(join(folder, "ledger.db"));
  const check = new RehearsalCheck(message, secret);
  const signer = readSigner(sending.dkim, project);
  const underWay = new Map<string, Delivery>();
  const domains = new Map<string, number>();
  let announced = 0;
  const sink = await startLoopbackSink({
    answer() {
      announced += 1;
      return TROUBLE.find(([every]) => announced % every === 0)?.[1] ?? "take";
    },
    keep: (address, bytes) => check.look(address, bytes, valuesOf(underWay.get(address))),
  });
  try {
    const mailing = await ledger.freeze(
      { key: "rehearsal", contentHash: contentHash(message), message, startedAt: now },
      counted(options.audience, domains),
    );
    await ledger.enlist();
    const { unsubscribe, bounces } = sending;
    const compose = composer(mailing, { unsubscribe, bounces, secret, signer });
    const transport = new SmtpTransport({ host: "127.0.0.1", port: sink.port, secure: false }, sending.connections);
    const began = performance.now();
    let done = 0;
    await deliverMailing({
      ledger,
      mailing,
      transport,
      pace: new Pace([]),
      compose: (delivery) => {
        underWay.set(delivery.subscriber.address, delivery);
        return compose(delivery);
      },
      retryFor: Number.POSITIVE_INFINITY,
      stopAt: 1,
      signal,
      delay: () => PAUSE,
      generalPause: PAUSE,
      onOutcome: ({ subscriber }) => {
        underWay.delete(subscriber.address);
        done += 1;
        onProgress?.(done);
      },
    });
    const seconds = (performance.now() - began) / 1000;
    await transport.close();
    // Half a list is no list that is wrong.
    signal.throwIfAborted();
    const account = await ledger.account(mailing.id);
    const findings = check.findings();
    const { accepted, unknown } = account.states;
    const rate = findings.recipients / seconds;
    const isWhole = findings.recipients === accepted + unknown && findings.links === findings.recipients;
    return {
      ...findings,
      contentHash: mailing.contentHash,
      account,
      rate,
      realSeconds: realDuration(domains, sending, rate),
      ok: isWhole && findings.doubled === 0 && findings.foreign === 0 && account.open === 0,
    };
  } finally {
    await signer?.close();
    await sink.close();
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the list itself says of a reader, independently of how messages are composed. */
function valuesOf(delivery: Delivery | undefined): (name: string) => string | undefined {
  const { address = "", name = "", fields = {} } = delivery?.subscriber ?? {};
  return (key) => {
    if (key === "address") return address;
    if (key === "name") return name;
    return Object.hasOwn(fields, key) ? fields[key] : undefined;
  };
}

async function* counted(audience: AsyncIterable<Subscriber>, domains: Map<string, number>): AsyncIterable<Subscriber> {
  for await (const subscriber of audience) {
    const domain = subscriber.address.slice(subscriber.address.lastIndexOf("@") + 1);
    domains.set(domain, (domains.get(domain) ?? 0) + 1);
    yield subscriber;
  }
}
