import { bouncesCommand } from "./bounces-command.js";
import { buildCommand } from "./build-command.js";
import type { Command } from "./command.js";
import { initCommand } from "./init-command.js";
import { issueFreezeCommand } from "./issue-freeze-command.js";
import { newArticleCommand } from "./new-article-command.js";
import { newIssueCommand } from "./new-issue-command.js";
import { previewCommand } from "./preview-command.js";
import { publishCommand } from "./publish-command.js";
import { sendCommand } from "./send-command.js";
import { serveUnsubscribeCommand } from "./serve-unsubscribe-command.js";
import { subscribersCommands } from "./subscribers-commands.js";

/** Every command, in the order in which `--help` and the README list them. */
export const COMMANDS: readonly Command[] = [
  initCommand,
  newArticleCommand,
  newIssueCommand,
  issueFreezeCommand,
  buildCommand,
  previewCommand,
  publishCommand,
  sendCommand,
  ...subscribersCommands,
  bouncesCommand,
  serveUnsubscribeCommand,
];

/** What the first word of a two-word command is about. */
export const GROUPS: Readonly<Record<string, string>> = {
  new: "Begin an article or an issue",
  issue: "Do something with an issue",
  subscribers: "Keep the list of readers",
};
