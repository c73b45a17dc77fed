import { setMaxListeners } from "node:events";
import { GroupCommit } from "../ledger/group-commit.js";
import type { Delivery, Entry, Ledger, Mailing } from "../ledger/ledger.js";
import { type Clock, SYSTEM_CLOCK } from "./clock.js";
import { LeaseQueue } from "./lease-queue.js";
import { MessagesAhead } from "./messages-ahead.js";
import type { Pace } from "./pace.js";
import { RefusalWatch } from "./refusal-watch.js";
import { retryDelay } from "./retry-delay.js";
import type { Outcome, OutgoingMessage, Transport } from "./transport.js";

export interface DeliverOptions {
  readonly ledger: Ledger;
  readonly mailing: Mailing;
  readonly transport: Transport;
  readonly pace: Pace;
  /** Writes the message of one reader. */
  readonly compose: (delivery: Delivery) => Promise<OutgoingMessage>;
  /** Deferred deliveries are not tried again after so many milliseconds from when they were tried first. */
  readonly retryFor: number;
  /** Share of refusals, 0 to 1, above which the run stops. */
  readonly stopAt: number;
  /** Aborts: what is in flight is finished, nothing new begins. */
  readonly signal: AbortSignal;
  /** Told of every outcome once it is on disk. */
  readonly onOutcome?: ((delivery: Delivery, outcome: Outcome) => void) | undefined;
  readonly clock?: Clock | undefined;
  /** Milliseconds until a delivery is tried again, by the number of attempts. */
  readonly delay?: ((attempts: number) => number) | undefined;
  /** Milliseconds until a connection that failed is tried again; doubled while it goes on failing, up to a minute. */
  readonly generalPause?: number | undefined;
}

/** Why a run ended: everything is final, somebody asked it to, or the server refused too much. */
export type RunEnd = "done" | "interrupted" | "refusals";

/** Messages that are written before their turn, for each connection. */
const AHEAD = 2;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;
/** Deliveries that wait longer for their turn, be it for a limit, a pause or a slow server, are given back. */
const LONGEST_LEASE = 60_000;

/**
 * Delivers what the ledger says is to be delivered; the protocol stands in `ledger/ledger.ts`.
 * As many deliveries are under way at once as the transport has connections.
 *
 * @throws What the ledger throws, or `ProblemError` when nothing can be sent. Leases that are left then
 *   return as those of the dead do.
 */
export async function deliverMailing(options: DeliverOptions): Promise<RunEnd> {
  const run = new Run(options);
  await options.ledger.recover(options.mailing.id);
  // One that fails stops the others, which finish first what they have in hand.
  const couriers = Array.from({ length: options.transport.connections }, () => run.courier());
  const failed = (await Promise.allSettled(couriers)).find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
  await run.giveBack();
  return run.end();
}

class Run {
  readonly #options: DeliverOptions;
  readonly #clock: Clock;
  readonly #commits: GroupCommit;
  readonly #queue: LeaseQueue;
  readonly #messages: MessagesAhead;
  readonly #refusals: RefusalWatch;
  readonly #stop = new AbortController();
  /** Somebody asked for the end, or the run itself. */
  readonly #stopped: AbortSignal;
  #refusedTooMuch = false;
  /** After a general failure: nothing begins before this moment. */
  #pausedUntil = 0;
  #pause: number;
  /** When deliveries that are to be tried again were tried first; of those of another run, when it tried them last. */
  readonly #firstTried = new Map<number, number>();

  constructor(options: DeliverOptions) {
    this.#options = options;
    this.#pause = options.generalPause ?? FIRST_PAUSE;
    this.#clock = options.clock ?? SYSTEM_CLOCK;
    this.#commits = new GroupCommit(options.ledger, options.mailing.id);
    this.#refusals = new RefusalWatch(options.stopAt);
    this.#messages = new MessagesAhead(options.compose);
    this.#queue = new LeaseQueue(options.ledger, options.mailing.id, options.transport.connections * 10, this.#clock);
    this.#stopped = AbortSignal.any([options.signal, this.#stop.signal]);
    // All connections may wait for the clock at once, and each listens.
    setMaxListeners(0, this.#stopped);
  }

  /** Works for one connection: a delivery, then the next, until there are none. */
  async courier(): Promise<void> {
    let outcome: Promise<unknown> = Promise.resolve();
    try {
      for (;;) {
        let delivery = await this.#next();
        if (!delivery) {
          // What this courier carried last may be due again.
          await outcome;
          delivery = await this.#next();
        }
        if (!delivery) return;
        this.#messages.begin(this.#queue.peek(this.#options.transport.connections * AHEAD));
        const message = await this.#messages.take(delivery);
        // Step 4, together with step 6 of the delivery before: entries are written in order, so
        // when this one is on disk that one is, too.
        const [ours] = await Promise.all([this.#write(delivery, { state: "attempting" }), outcome]);
        if (ours) outcome = this.#settle(delivery, await this.#hand(delivery, message));
        else this.#queue.done();
        // Waited for above; until then a failure of the ledger must at least end the run.
        outcome.catch(() => this.#stop.abort());
      }
    } catch (error) {
      this.#stop.abort();
      throw error;
    } finally {
      await outcome;
    }
  }

  /** Step 3: the next delivery whose turn it is, when it is; undefined when the run is over. */
  async #next(): Promise<Delivery | undefined> {
    while (!this.#stopped.aborted) {
      if (this.#pausedUntil > this.#clock.now()) {
        await this.#clock.until(this.#pausedUntil, this.#stopped);
        continue;
      }
      // Leased anew, so that whoever has unsubscribed in the meantime is passed over.
      if (this.#clock.now() - this.#queue.leasedAt > LONGEST_LEASE) await this.giveBack();
      const delivery = await this.#queue.take(this.#stopped);
      if (!delivery) return undefined;
      const wait = this.#options.pace.take(delivery.subscriber.address, this.#clock.now());
      if (!wait) return delivery;
      if (wait.domainOnly) {
        this.#messages.forget(delivery);
        await this.#write(delivery, { state: "released", due: wait.until });
        this.#queue.done();
      } else {
        this.#queue.putBack(delivery);
        // Senders with a limit of their own can go on with them.
        if (wait.until - this.#clock.now() > LONGEST_LEASE) await this.giveBack();
        await this.#clock.until(wait.until, this.#stopped);
      }
    }
    return undefined;
  }

  /** Step 5 and the SMTP around it. */
  #hand(delivery: Delivery, message: OutgoingMessage): Promise<Outcome> {
    return this.#options.transport.deliver(message, () => this.#write(delivery, { state: "handing-over" }));
  }

  /** Step 6. */
  async #settle(delivery: Delivery, outcome: Outcome): Promise<void> {
    const { state, reply } = outcome;
    const due = state === "deferred" ? this.#retryAt(delivery, outcome) : undefined;
    this.#watch(outcome);
    if (await this.#write(delivery, { state, reply, due })) {
      // Settled for good: were they kept, such times would grow with the list.
      if (due === undefined) this.#firstTried.delete(delivery.number);
      this.#options.onOutcome?.(delivery, outcome);
    }
    this.#queue.done();
  }

  /** When a deferred delivery is due again; undefined past the deadline. */
  #retryAt({ number, attempts, changed }: Delivery, { general }: Outcome): number | undefined {
    const now = this.#clock.now();
    const { delay = retryDelay, retryFor } = this.#options;
    const first = this.#firstTried.get(number) ?? (attempts === 0 ? now : changed);
    this.#firstTried.set(number, first);
    // A failure of the connection says nothing about the reader, whose turn is simply not over.
    const due = general ? now : now + delay(attempts + 1);
    return due > first + retryFor ? undefined : due;
  }

  /** Slows down while the server is in trouble, and stops when it refuses too much. */
  #watch({ state, general }: Outcome): void {
    if (general) {
      if (this.#pausedUntil <= this.#clock.now()) {
        this.#pausedUntil = this.#clock.now() + this.#pause;
        this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
      }
      return;
    }
    this.#pause = this.#options.generalPause ?? FIRST_PAUSE;
    if (this.#refusals.tooMany(state === "refused")) {
      this.#refusedTooMuch = true;
      this.#stop.abort();
    }
  }

  #write({ number }: Delivery, entry: Omit<Entry, "number" | "at">): Promise<boolean> {
    return this.#commits.write({ number, at: this.#clock.now(), ...entry });
  }

  /** Returns leases that nobody got round to. */
  async giveBack(): Promise<void> {
    const left = this.#queue.drain();
    for (const delivery of left) this.#messages.forget(delivery);
    await Promise.all(left.map((delivery) => this.#write(delivery, { state: "released" })));
  }

  end(): RunEnd {
    if (this.#refusedTooMuch) return "refusals";
    return this.#stopped.aborted ? "interrupted" : "done";
  }
}
