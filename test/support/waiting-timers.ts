/** How many timers keep this process from ending. */
export function waitingTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

/** Waits until there are no more than so many, for some seconds at most: those of libraries end by themselves. */
export async function untilTimersEnd(most: number): Promise<void> {
  for (let turn = 0; turn < 50 && waitingTimers() > most; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
