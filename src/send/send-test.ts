import type { Delivery, Mailing } from "../ledger/ledger.js";
import { contentHash } from "../message/content-hash.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Instant } from "../model/instant.js";
import type { Subscriber } from "../model/subscriber.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Settings } from "../publication/settings.js";
import { normaliseAddress } from "../subscribers/normalise-address.js";
import { composer } from "./composer.js";
import { readSigner } from "./read-signer.js";
import type { Outcome, Transport } from "./transport.js";

export interface TestOptions {
  readonly message: DigestMessage;
  readonly settings: Settings;
  readonly project: string;
  readonly secret: string;
  /** Whom to: one address. */
  readonly to: string;
  readonly transport: Transport;
  readonly now: Instant;
}

/**
 * Mails an issue to one address, just as the list would get it: signed, with every header field.
 * The ledger is not asked and learns nothing, so a test can be sent again and again.
 *
 * @throws {ProblemError} `send/bad-address`, or when there is no connection.
 */
export async function sendTest(options: TestOptions): Promise<Outcome> {
  const { message, settings, project, secret, transport, now } = options;
  const subscriber = testReader(options.to);
  const signer = readSigner(settings.sending.dkim, project);
  // Mailings are numbered from 1, so a bounce or a click of a test belongs to none of them.
  const mailing: Mailing = { id: 0, key: `test ${now}`, contentHash: contentHash(message), message, startedAt: now };
  const delivery: Delivery = { number: 0, subscriber, state: "planned", attempts: 0, reply: "", changed: now };
  const { unsubscribe, bounces } = settings.sending;
  const compose = composer(mailing, { unsubscribe, bounces, secret, signer });
  try {
    return await transport.deliver(await compose(delivery), async () => true);
  } finally {
    await signer?.close();
  }
}

function testReader(to: string): Subscriber {
  const read = normaliseAddress(to);
  if ("address" in read) return { address: read.address, name: read.name, tags: [], fields: {} };
  throw new ProblemError({
    code: "send/bad-address",
    severity: "error",
    message: `Cannot send a test to "${to}": expected an address such as me@example.org, got ${read.wrong}`,
    hint: "postrider send --test me@example.org",
  });
}
