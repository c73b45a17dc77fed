import type { Ledger } from "../ledger/ledger.js";
import type { Instant } from "../model/instant.js";
import type { Settings } from "../publication/settings.js";
import { type Limit, Pace } from "./pace.js";

const DAY_SECONDS = 86_400;

/**
 * Makes the pace of a run from the settings. What went out before, in this mailing or another,
 * counts: limits over hours and days hold across restarts.
 */
export async function openPace(
  { limits, warmUp }: Pick<Settings["sending"], "limits" | "warmUp">,
  ledger: Ledger,
  now: Instant,
): Promise<Pace> {
  const { before } = warmUp.length === 0 ? { before: 0 } : await ledger.sentDays(now);
  const today = Math.floor(now / (DAY_SECONDS * 1000));
  const warm = warmUp
    .slice(before)
    .map((messages, index): Limit => ({ messages, seconds: DAY_SECONDS, day: today + index }));
  const pace = new Pace([...limits, ...warm]);
  if (pace.memory === 0) return pace;
  const sent: { at: Instant; address: string }[] = [];
  for await (const one of ledger.sentSince(now - pace.memory)) sent.push(one);
  // Windows are counted in the order of time; the ledger goes by the list.
  for (const { at, address } of sent.sort((a, b) => a.at - b.at)) pace.count(address, at);
  return pace;
}
