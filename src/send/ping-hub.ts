import type { Problem } from "../problem/problem.js";
import { type Clock, SYSTEM_CLOCK } from "./clock.js";

/** What came of telling a hub. */
export interface PingResult {
  /** Feeds that the hub has taken note of. */
  readonly told: readonly string[];
  /** Why it has not of the others; one problem for each request that failed. */
  readonly problems: readonly Problem[];
}

/** How often a request is made, and the pause after the first failure; each further one is twice as long. */
const ATTEMPTS = 4;
const FIRST_PAUSE = 1000;
/** A hub that asks for more patience than this is told again by hand. */
const LONGEST_PAUSE = 30_000;
const TIMEOUT = 20_000;
/** Addresses in one request: hubs limit the size of bodies. */
const BATCH = 50;

/**
 * Tells a WebSub hub that feeds have changed, so that it fetches them and pushes what is new to
 * subscribers (WebSub §7; the request is that of PubSubHubbub 0.4 §7.1, which hubs kept:
 * `hub.mode=publish`, `hub.url` for each feed).
 *
 * A request that fails for a reason that may pass (no connection, 429, 5xx) is made again.
 *
 * @param topics - Public addresses of the feeds, as their `rel="self"` links say.
 */
export async function pingHub(
  hub: string,
  topics: readonly string[],
  signal: AbortSignal,
  clock: Clock = SYSTEM_CLOCK,
): Promise<PingResult> {
  const told: string[] = [];
  const problems: Problem[] = [];
  for (let begin = 0; begin < topics.length && !signal.aborted; begin += BATCH) {
    const batch = topics.slice(begin, begin + BATCH);
    const failure = await tell(hub, batch, signal, clock);
    if (failure === undefined) told.push(...batch);
    else problems.push(refused(hub, batch, failure));
  }
  return { told, problems };
}

/** Why a request failed, in words; undefined when it did not. */
interface Failure {
  readonly reason: string;
  readonly mayPass: boolean;
  /** Milliseconds that the hub asks to wait. */
  readonly pause?: number | undefined;
}

async function tell(
  hub: string,
  topics: readonly string[],
  signal: AbortSignal,
  clock: Clock,
): Promise<Failure | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await request(hub, topics, signal, clock);
    if (!failure?.mayPass || attempt === ATTEMPTS || signal.aborted) return failure;
    const pause = failure.pause ?? FIRST_PAUSE * 2 ** (attempt - 1);
    if (pause > LONGEST_PAUSE) return failure;
    await clock.until(clock.now() + pause, signal);
  }
}

async function request(
  hub: string,
  topics: readonly string[],
  signal: AbortSignal,
  clock: Clock,
): Promise<Failure | undefined> {
  const body = new URLSearchParams({ "hub.mode": "publish" });
  for (const topic of topics) body.append("hub.url", topic);
  try {
    const response = await fetch(hub, {
      method: "POST",
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    });
    const said = (await response.text()).replace(/\s+/g, " ").trim().slice(0, 200);
    if (response.ok) return undefined;
    return {
      reason: said === "" ? `status ${response.status}` : `status ${response.status}: ${said}`,
      mayPass: response.status === 429 || response.status >= 500,
      pause: retryAfter(response.headers.get("retry-after"), clock),
    };
  } catch (error) {
    return { reason: reasonOf(error), mayPass: true };
  }
}

/** Seconds or a date (RFC 9110 §10.2.3). */
function retryAfter(header: string | null, clock: Clock): number | undefined {
  if (header === null) return undefined;
  const pause = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - clock.now();
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}

/** `fetch` hides what went wrong behind "fetch failed". */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof DOMException && cause.name === "TimeoutError") return `no answer in ${TIMEOUT / 1000} seconds`;
  return cause instanceof Error ? cause.message || String("code" in cause ? cause.code : cause.name) : String(cause);
}

function refused(hub: string, topics: readonly string[], { reason, mayPass }: Failure): Problem {
  const [first = "", ...others] = topics;
  const which = others.length === 0 ? first : `${first} and ${others.length} more`;
  return {
    code: "send/hub-refused",
    severity: "error",
    message: `Cannot tell the hub ${hub} of ${which}: expected it to take note, got ${reason}`,
    hint: mayPass
      ? "Run postrider publish --ping again later; only feeds that the hub does not know of are told"
      : "Check feeds.hub in content/publication.yaml, and that the feeds are public already",
  };
}
