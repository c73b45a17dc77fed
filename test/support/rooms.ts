/** The floors of the house, from the ground up. A room imports only from lower floors. */
export const FLOORS: readonly (readonly string[])[] = [
  ["model"],
  ["problem"],
  ["markup", "templating", "language", "media"],
  ["publication", "message"],
  ["plugins"],
  ["articles"],
  ["issues"],
  ["email", "feeds", "archive", "check"],
  ["build", "subscribers"],
  ["disk", "bounces"],
  ["ledger"],
  ["send", "preview"],
  ["cli"],
];

/** The only rooms that may touch files, network, clock, randomness, the process or the console. */
export const ROOMS_WITH_EFFECTS: ReadonlySet<string> = new Set(["disk", "ledger", "send", "preview", "cli"]);
