import { domainToASCII } from "node:url";
import type { Instant } from "../model/instant.js";
import { SlidingWindow } from "./sliding-window.js";

/** At most so many messages in any stretch of so many seconds, in all or to one domain. */
export interface Limit {
  readonly messages: number;
  readonly seconds: number;
  readonly domain?: string | undefined;
  /** The only day that it holds on, in days since 1970, UTC; absent: on all. */
  readonly day?: number | undefined;
}

const DAY_MILLISECONDS = 86_400_000;

/** Why a message may not go yet. */
export interface Wait {
  readonly until: Instant;
  /** True when only its domain has to wait, and others may go first. */
  readonly domainOnly: boolean;
}

/** Says when the next message may go. All limits hold together, in every stretch of time, not on average. */
export class Pace {
  readonly #windows: readonly {
    readonly window: SlidingWindow;
    readonly domain: string | undefined;
    readonly day: number | undefined;
  }[];

  constructor(limits: readonly Limit[]) {
    this.#windows = limits.map(({ messages, seconds, domain, day }) => ({
      window: new SlidingWindow(messages, seconds * 1000),
      // As it is in addresses, in lower-case A-labels (RFC 5890).
      domain: domain === undefined ? undefined : domainToASCII(domain),
      day,
    }));
  }

  /** The longest stretch that a limit speaks of, in milliseconds: how far back `count()` has to begin. */
  get memory(): number {
    return Math.max(0, ...this.#windows.map(({ window }) => window.milliseconds));
  }

  /** Counts a message that went before this run. */
  count(address: string, at: Instant): void {
    for (const window of this.#about(address)) window.count(at);
  }

  /** Takes a place for a message to an address, or says when to ask again. */
  take(address: string, now: Instant): Wait | undefined {
    const domain = domainOf(address);
    const today = Math.floor(now / DAY_MILLISECONDS);
    const holding = this.#windows.filter(
      (limit) => (limit.domain ?? domain) === domain && (limit.day ?? today) === today,
    );
    const waits = holding.map(({ window, domain, day }) => ({
      // When its day is over another limit holds, or none.
      until: Math.min(window.freeAt(now), day === undefined ? Infinity : (day + 1) * DAY_MILLISECONDS),
      domain,
    }));
    const last = waits.reduce((a, b) => (b.until > a.until ? b : a), {
      until: now,
      domain: undefined as string | undefined,
    });
    if (last.until > now) return { until: last.until, domainOnly: last.domain !== undefined };
    this.count(address, now);
    return undefined;
  }

  #about(address: string): SlidingWindow[] {
    const domain = domainOf(address);
    return this.#windows
      .filter((limit) => limit.domain === undefined || limit.domain === domain)
      .map(({ window }) => window);
  }
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
