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
  const today = warmUp.length === 0 ? undefined : warmUp[(await ledger.sentDays(now)).before];
  const warm: readonly Limit[] = today === undefined ? [] : [{ messages: today, seconds: DAY_SECONDS }];
  const pace = new Pace([...limits, ...warm]);
  if (pace.memory === 0) return pace;
  for await (const { at, address } of ledger.sentSince(now - pace.memory)) pace.count(address, at);
  return pace;
}
