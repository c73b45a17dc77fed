import { resolve } from "node:path";
import type { Subscriber } from "../model/subscriber.js";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import { atKeptList } from "./at-kept-list.js";
import { type Command, type Context, defineCommand, EXIT } from "./command.js";
import { DIR, JSON_OUTPUT, LEDGER } from "./common-options.js";
import { printJson } from "./print-json.js";
import { printProblems } from "./print-problems.js";
import { readLanguage } from "./read-language.js";
import { readSegment } from "./read-segment.js";
import { asWarning, atSendingDesk, listOf } from "./sending-desk.js";

const SEGMENT = {
  description: "Only readers of whom this holds; several hold together",
  value: "condition",
  repeatable: true,
  example: "tag=weekly",
} as const;

const importCommand = defineCommand({
  name: "subscribers import",
  summary: "Bring a list in: CSV with any columns, JSON lines, or a command's output",
  description:
    "Who is on the list already is not doubled: what is new about them is taken over. Nobody who unsubscribed is brought back.",
  arguments: { list: { description: "A file, or a command after !", required: true } },
  options: { dir: DIR, json: JSON_OUTPUT },
  examples: [
    "postrider subscribers import readers.csv",
    "postrider subscribers import \"!sqlite3 -csv -header members.db 'select email, name from members'\"",
  ],
  async run({ list, dir, json }, context) {
    const { audience } = await import("../send/audience.js");
    return atKeptList({ dir, context }, async ({ desk, problems, change }) => {
      const { addSubscriber } = await import("../send/subscriber-store.js");
      const source = list.startsWith("!") ? list : resolve(context.cwd, list);
      const { project, settings } = desk;
      let wrong = 0;
      const rows = audience(
        { source, project, columns: settings.sending.columns, segment: [] },
        { rows: 0, outside: 0 },
        (problem) => {
          wrong += 1;
          problems.push(asWarning(problem));
        },
      );
      // Read before the list is changed: a command may take minutes, and others would wait for it.
      const brought: Subscriber[] = [];
      for await (const subscriber of rows) brought.push(subscriber);
      const [added, subscribers] = await change((store) => [
        brought.filter((subscriber) => addSubscriber(store, subscriber)).length,
        store.readers.size,
      ]);
      return tell({ added, merged: brought.length - added, wrong, subscribers }, problems, json, context);
    });
  },
});

const addCommand = defineCommand({
  name: "subscribers add",
  summary: "Add somebody to the list",
  arguments: { address: { description: "The address, also with a name: 'Ada <ada@example.com>'", required: true } },
  options: {
    dir: DIR,
    name: { description: "Name", value: "text", example: "Ada" },
    language: { description: "Language (BCP 47)", value: "tag", example: "kk" },
    tag: { description: "Tag", value: "text", repeatable: true, example: "weekly" },
    "opted-in": { description: "They asked for it anew: lifts an earlier unsubscription" },
    ledger: LEDGER,
    json: JSON_OUTPUT,
  },
  examples: ["postrider subscribers add ada@example.com --name Ada --tag weekly"],
  async run({ address, dir, name, language, tag, "opted-in": optedIn, ledger, json }, context) {
    return atKeptList({ dir, ledger, context, isForLedger: optedIn }, async ({ desk, problems, isKept, change }) => {
      const { addSubscriber } = await import("../send/subscriber-store.js");
      const { addressHash } = await import("../ledger/suppression.js");
      const read = await readAddress(address);
      const subscriber: Subscriber = {
        address: read.address,
        name: name ?? read.name,
        tags: tag,
        fields: {},
        ...(language === undefined ? {} : { language: readLanguage(language) }),
      };
      const hash = addressHash(read.address);
      const isSuppressed = (await desk.ledger.suppression(hash))?.action === "suppress";
      if (isSuppressed && optedIn)
        await desk.ledger.suppress({
          hash,
          action: "restore",
          reason: "by hand",
          detail: "opted in anew",
          at: context.now(),
        });
      const suppressed = isSuppressed && !optedIn;
      if (suppressed) context.stderr.write("They had unsubscribed or bounced, and get no mail until --opted-in\n");
      const [isNew, subscribers] = await change((store) => [
        isKept && addSubscriber(store, subscriber),
        store.readers.size,
      ]);
      const merged = isKept && !isNew;
      return tell({ added: isNew ? 1 : 0, merged: merged ? 1 : 0, suppressed, subscribers }, problems, json, context);
    });
  },
});

const removeCommand = defineCommand({
  name: "subscribers remove",
  summary: "Take somebody off the list, for good",
  description: "The address is kept as a hash only, so that no import brings it back.",
  arguments: { address: { description: "The address", required: true } },
  options: { dir: DIR, ledger: LEDGER, json: JSON_OUTPUT },
  examples: ["postrider subscribers remove ada@example.com"],
  async run({ address, dir, ledger, json }, context) {
    return atKeptList({ dir, ledger, context, isForLedger: true }, async ({ desk, problems, isKept, change }) => {
      const { addressHash } = await import("../ledger/suppression.js");
      const read = await readAddress(address);
      const hash = addressHash(read.address);
      await desk.ledger.suppress({ hash, action: "suppress", reason: "by hand", detail: "", at: context.now() });
      const [removed, subscribers] = await change((store) => [
        isKept && store.readers.delete(read.address.toLowerCase()),
        store.readers.size,
      ]);
      return tell({ removed: removed ? 1 : 0, subscribers }, problems, json, context);
    });
  },
});

const listCommand = defineCommand({
  name: "subscribers list",
  summary: "Print the list, or a segment of it, as JSON lines",
  description:
    'Who unsubscribed, bounced or complained and gets no mail has "suppressed": true. What is printed can be imported again.',
  arguments: {},
  options: { dir: DIR, segment: SEGMENT, ledger: LEDGER },
  examples: ["postrider subscribers list --segment tag=weekly --segment language=kk"],
  async run({ dir, segment, ledger }, context) {
    const { problems } = await readAll({
      dir,
      ledger,
      segment,
      context,
      onReader(subscriber, fate) {
        const row = fate === "suppressed" ? { ...subscriber, suppressed: true } : subscriber;
        context.stdout.write(`${JSON.stringify(row)}\n`);
      },
    });
    printProblems(problems, context.stderr);
    return EXIT.fine;
  },
});

const checkCommand = defineCommand({
  name: "subscribers check",
  summary: "Say what is wrong in the list, row by row, and change nothing",
  arguments: {},
  options: { dir: DIR, segment: SEGMENT, ledger: LEDGER, json: JSON_OUTPUT },
  examples: ["postrider subscribers check"],
  exitCodes: { 1: "there are rows that cannot be mailed" },
  async run({ dir, segment, ledger, json }, context) {
    const { plan, problems } = await readAll({ dir, ledger, segment, context });
    const code = problems.length === 0 ? EXIT.fine : EXIT.errors;
    tell({ ...plan, wrong: problems.length }, problems, json, context);
    return code;
  },
});

/** The commands about the list of subscribers. */
export const subscribersCommands: readonly Command[] = [
  importCommand,
  addCommand,
  removeCommand,
  listCommand,
  checkCommand,
];

interface ReadAllOptions {
  readonly dir: string;
  /** `--ledger`, as `atSendingDesk()` takes it. */
  readonly ledger: string | undefined;
  /** `--segment`; of no words, all readers. */
  readonly segment: readonly string[];
  readonly context: Context;
  readonly onReader?: (subscriber: Subscriber, fate: "planned" | "doubled" | "suppressed") => void;
}

/** Goes through the list that mail would go to. */
function readAll({ dir, ledger, segment, context, onReader }: ReadAllOptions) {
  return atSendingDesk(dir, ledger, context, async (desk) => {
    const { audience } = await import("../send/audience.js");
    const { planSending } = await import("../send/plan-sending.js");
    const problems: Problem[] = [];
    const { project, settings } = desk;
    const source = {
      source: listOf(desk),
      project,
      columns: settings.sending.columns,
      segment: await readSegment(segment),
    };
    const readers = audience(source, { rows: 0, outside: 0 }, (problem) => void problems.push(asWarning(problem)));
    return { plan: await planSending(desk.ledger, readers, onReader), problems };
  });
}

async function readAddress(written: string): Promise<{ address: string; name: string }> {
  const { normaliseAddress } = await import("../subscribers/normalise-address.js");
  const read = normaliseAddress(written);
  if ("address" in read) return read;
  throw new ProblemError({
    code: "subscribers/bad-address",
    severity: "error",
    message: `Cannot take "${written}": expected an address such as name@example.com, got ${read.wrong}`,
    hint: "postrider subscribers add ada@example.com",
  });
}

function tell(
  counts: Readonly<Record<string, number | boolean>>,
  problems: readonly Problem[],
  json: boolean,
  context: Context,
): number {
  if (json) printJson({ ok: true, ...counts, problems }, context);
  else {
    printProblems(problems, context.stderr);
    context.stderr.write(
      `${Object.entries(counts)
        .map(([name, count]) => `${name} ${count}`)
        .join(", ")}\n`,
    );
  }
  return EXIT.fine;
}
