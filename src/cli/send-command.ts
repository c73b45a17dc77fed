import { ProblemError } from "../problem/problem-error.js";
import { defineCommand } from "./command.js";
import { DIR, NOW } from "./common-options.js";

/** `send`: mails an issue, to oneself or to the list. */
export const sendCommand = defineCommand({
  name: "send",
  summary: "Mail an issue: a test to yourself, a rehearsal, then the list",
  description:
    "Each reader gets it once, whatever happens: interrupt it, kill it, start it again. The ledger in sending/ knows who got what. A mailing that has begun goes on with the message and the readers it began with.",
  arguments: {
    issue: { description: "Slug or number of the issue (default: the newest that is out)", required: false },
  },
  options: {
    dir: DIR,
    test: {
      description: "Mail it to one address only, as the list would get it",
      value: "address",
      example: "me@example.org",
    },
    to: {
      description: "Write messages to a folder as .eml files, or to standard output with -, instead of mailing them",
      value: "folder",
      example: "mails",
    },
    verify: { description: "Check connection, login, DKIM key and DNS records, and send nothing" },
    dns: {
      description: "With --verify: read the DNS records from a JSON file instead of asking DNS",
      value: "file",
      example: "dns.json",
    },
    "dry-run": { description: "Say who would get it, and who not and why" },
    rehearse: { description: "Send to the whole list on this machine, with faults, and print a receipt" },
    approve: {
      description: "The content hash that a test printed; the list gets these bytes or none",
      value: "hash",
      example: "3f9c0d2a7b11",
    },
    segment: {
      description: "Only readers of whom this holds; several hold together",
      value: "condition",
      repeatable: true,
      example: "language=kk,ru",
    },
    correction: { description: "Send the issue again as a correction, only to those who got the original" },
    report: { description: "Print how a mailing stands: planned, accepted, refused and why, unknown" },
    resolve: {
      description: "End the deliveries whose answer was lost: they arrived, they did not, or send them again",
      value: "how",
      choices: ["accepted", "refused", "again"],
      example: "accepted",
    },
    number: {
      description: "With --resolve: only this delivery, by its number in the report",
      value: "number",
      repeatable: true,
      example: "1207",
    },
    ledger: {
      description: "Where the ledger is: a file, or a Postgres for several senders at once",
      value: "place",
      example: "postgres://courier@db.example/postrider",
    },
    now: NOW,
    json: { description: "Print events and the result as JSON, one object a line" },
  },
  examples: [
    "postrider send --test me@example.org",
    "postrider send --rehearse",
    "postrider send --approve 3f9c0d2a7b11",
    "postrider send --report",
  ],
  exitCodes: { 1: "it was not sent, or not to the end; the account says how far" },

  async run(values, context) {
    // An empty address, as of a variable that is not set, asks for a test all the same: never for the list.
    const modes = (["test", "verify", "dry-run", "rehearse", "report", "resolve"] as const).filter(
      (mode) => values[mode] !== undefined && values[mode] !== false,
    );
    if (modes.length > 1) throw tooMany(modes);
    if (values.to === "") throw noFolder();
    if (values.correction && values.segment.length > 0) throw correctionOfSegment();
    if (values.number.length > 0 && !(values.resolve && values.number.every(isNumber)))
      throw wrongNumber(values.number);
    switch (modes[0]) {
      case "test":
        return (await import("./send-test-mail.js")).sendTestMail(values, context);
      case "verify":
        return (await import("./send-verify.js")).sendVerify(values, context);
      case "dry-run":
        return (await import("./send-dry-run.js")).sendDryRun(values, context);
      case "rehearse":
        return (await import("./send-rehearsal.js")).sendRehearsal(values, context);
      case "report":
        return (await import("./send-report.js")).sendReport(values, context);
      case "resolve":
        return (await import("./send-resolve.js")).sendResolve(values, context);
      default:
        return (await import("./send-to-list.js")).sendToList(values, context);
    }
  },
});

function tooMany(modes: readonly string[]): ProblemError {
  return new ProblemError({
    code: "cli/usage",
    severity: "error",
    message: `Cannot send: expected one of --${modes.join(" and --")}, got both`,
    hint: "Run them one after another",
  });
}

function correctionOfSegment(): ProblemError {
  return new ProblemError({
    code: "cli/usage",
    severity: "error",
    message: "Cannot send: expected --correction or --segment, got both; nothing was sent",
    hint: "A correction goes to all who got the original: leave --segment out",
  });
}

/** As of a variable that is not set: the project's own folder is not meant. */
function noFolder(): ProblemError {
  return new ProblemError({
    code: "cli/usage",
    severity: "error",
    message: "Cannot send: expected a folder behind --to, got nothing; nothing was sent",
    hint: "Type --to mails, or --to - for standard output",
  });
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}

function wrongNumber(numbers: readonly string[]): ProblemError {
  return new ProblemError({
    code: "cli/usage",
    severity: "error",
    message: `Cannot send: expected --resolve with the --number of a delivery, got --number ${numbers.join(", ")}; nothing was sent`,
    hint: "Type --resolve accepted --number 1207, with the number in the account of send --report",
  });
}
