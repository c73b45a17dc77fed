/** How many timers keep this process from ending. */
export function waitingTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}
