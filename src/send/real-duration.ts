import { domainToASCII } from "node:url";
import type { Settings } from "../publication/settings.js";

/**
 * How long a sending takes at least: each limit alone, the warm-up plan and the rate at which
 * messages can be made set a time, and the longest holds.
 *
 * @param domains - Readers by domain, as it is in addresses: in lower-case A-labels (RFC 5890).
 * @param rate - Messages a second.
 * @returns Seconds.
 */
export function realDuration(
  domains: ReadonlyMap<string, number>,
  { limits, warmUp }: Pick<Settings["sending"], "limits" | "warmUp">,
  rate: number,
): number {
  const all = [...domains.values()].reduce((sum, count) => sum + count, 0);
  const times = limits.map(({ messages, seconds, domain }) => {
    const count = domain === undefined ? all : (domains.get(domainToASCII(domain)) ?? 0);
    // The first window's worth goes at once.
    return Math.max(0, Math.ceil(count / messages) - 1) * seconds;
  });
  return Math.max(all / rate, warmUpDays(all, warmUp) * 86_400, ...times);
}

/** Whole days until the plan has let everybody through; what is left after it goes on the day that follows. */
function warmUpDays(readers: number, warmUp: readonly number[]): number {
  let left = readers;
  for (const [day, messages] of warmUp.entries()) {
    left -= messages;
    if (left <= 0) return day;
  }
  return warmUp.length;
}
