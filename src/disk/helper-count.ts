import type { RenderHelpers } from "./render-team.js";

/** How long the pace is measured for, in parts of getting ready. */
const LOOK = 1 / 10;
/** What is left must take this thread so many times as long as helpers take to get ready. */
const WORTH = 3;

/**
 * Judges by the pace of this thread how many helpers are worth their getting ready and their memory:
 * one when what is left would take three times as long, and the more the longer.
 *
 * @returns Takes the milliseconds that a file took, and how many are left; gives the number of helpers.
 */
export function helperCount({ most, readyIn }: Pick<RenderHelpers, "most" | "readyIn">) {
  let [part, files, before] = [0, 0, 0];

  return (took: number, left: number): number => {
    part += took;
    files += 1;
    if (part < readyIn * LOOK) return 0;
    const remaining = (left * part) / files;
    // Measured twice: code is slow at first, and other programs may hold this one up for a while.
    const least = Math.min(remaining, before);
    [part, files, before] = [0, 0, remaining];
    return Math.max(0, Math.min(most, Math.floor(least / readyIn) + 1 - WORTH));
  };
}
