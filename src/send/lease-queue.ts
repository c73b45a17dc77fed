import type { Delivery, Ledger } from "../ledger/ledger.js";
import type { Instant } from "../model/instant.js";
import type { Clock } from "./clock.js";

/** While other senders hold what is left, this often is looked whether they still live. */
const LOOK_AGAIN_MILLISECONDS = 1000;

/** Hands out leased deliveries, and leases more, a batch at a time. */
export class LeaseQueue {
  readonly #ledger: Ledger;
  readonly #mailing: number;
  readonly #batch: number;
  readonly #clock: Clock;
  #leased: Delivery[] = [];
  #leasedAt: Instant = 0;
  #filling: Promise<boolean> | undefined;
  /** Deliveries that were taken and are not done with. */
  #taken = 0;

  constructor(ledger: Ledger, mailing: number, batch: number, clock: Clock) {
    this.#ledger = ledger;
    this.#mailing = mailing;
    this.#batch = batch;
    this.#clock = clock;
  }

  /** The next delivery, waiting for one to be due if need be; undefined when none is open or `signal` aborts. */
  async take(signal: AbortSignal): Promise<Delivery | undefined> {
    while (!signal.aborted) {
      const delivery = this.#leased.shift();
      if (delivery) {
        this.#taken += 1;
        return delivery;
      }
      // Whoever comes while others wait, waits with them.
      this.#filling ??= this.#fill(signal).finally(() => {
        this.#filling = undefined;
      });
      if (!(await this.#filling)) return undefined;
    }
    return undefined;
  }

  /** When those that wait in it were leased: who has unsubscribed since is among them still. */
  get leasedAt(): Instant {
    return this.#leasedAt;
  }

  /** Those whose turn comes next, as far as they are leased. */
  peek(count: number): readonly Delivery[] {
    return this.#leased.slice(0, count);
  }

  /** To be called when a delivery that was taken is settled, or not ours after all. */
  done(): void {
    this.#taken -= 1;
  }

  /** Returns a delivery to the head of the queue. */
  putBack(delivery: Delivery): void {
    this.#taken -= 1;
    this.#leased.unshift(delivery);
  }

  /** Empties the queue. */
  drain(): readonly Delivery[] {
    return this.#leased.splice(0);
  }

  /** @returns False when nothing is left to do. */
  async #fill(signal: AbortSignal): Promise<boolean> {
    const leased = await this.#ledger.lease(this.#mailing, this.#batch, this.#clock.now());
    this.#leased.push(...leased);
    this.#leasedAt = this.#clock.now();
    if (leased.length > 0) return true;
    await this.#ledger.recover(this.#mailing);
    const { open, nextDue } = await this.#ledger.account(this.#mailing);
    // Whoever still carries the last ones comes back for them by itself if they are deferred.
    if (open <= this.#taken) return false;
    await this.#clock.until(nextDue ?? this.#clock.now() + LOOK_AGAIN_MILLISECONDS, signal);
    return true;
  }
}
