import { resolve } from "node:path";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import type { SubscriberStore } from "../send/subscriber-store.js";
import type { Context } from "./command.js";
import { asWarning, atSendingDesk, listOf, type SendingDesk } from "./sending-desk.js";

export interface KeptListOptions {
  readonly dir: string;
  /** `--ledger`, as `atSendingDesk()` takes it. */
  readonly ledger?: string | undefined;
  readonly context: Context;
  /** The change is one of the suppression list too, so it is of use whatever list mail goes to. */
  readonly isForLedger?: boolean;
}

/** The list of readers that Postrider keeps, opened for a change. */
export interface KeptList {
  readonly desk: SendingDesk;
  readonly store: SubscriberStore;
  /** Of the list as it stood; told with the others. */
  readonly problems: Problem[];
  /** Whether mail goes to this list, so that it may be changed; false where the settings name another. */
  readonly isKept: boolean;
}

/**
 * Opens the kept list for a change, and writes it when the change went well.
 *
 * @param work - Makes the change; gives the exit code.
 * @throws {ProblemError} `subscribers/list-elsewhere`: nobody would be mailed by what is written here.
 */
export function atKeptList(
  { dir, ledger, context, isForLedger = false }: KeptListOptions,
  work: (list: KeptList) => Promise<number>,
): Promise<number> {
  return atSendingDesk(dir, ledger, context, async (desk) => {
    const { openSubscriberStore, saveSubscriberStore } = await import("../send/subscriber-store.js");
    const { subscribers } = desk.folder;
    const problems: Problem[] = [];
    const elsewhere = listElsewhere(desk);
    if (elsewhere && !isForLedger) throw new ProblemError(elsewhere);
    if (elsewhere) problems.push(asWarning(elsewhere));
    const store = await openSubscriberStore(subscribers, (problem) => void problems.push(asWarning(problem)));
    const code = await work({ desk, store, problems, isKept: !elsewhere });
    if (!elsewhere) saveSubscriberStore(subscribers, store);
    return code;
  });
}

function listElsewhere(desk: SendingDesk): Problem | undefined {
  const list = listOf(desk);
  if (resolve(desk.project, list) === desk.folder.subscribers) return undefined;
  return {
    code: "subscribers/list-elsewhere",
    severity: "error",
    message: `Cannot change the list: expected the one that Postrider keeps, got sending.subscribers: ${list}`,
    hint: "Change it there: mail goes to that list. Who unsubscribed gets none all the same",
  };
}
