import { resolve } from "node:path";
import type { LockOptions } from "../disk/lock.js";
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

/** The list of readers that Postrider keeps. */
export interface KeptList {
  readonly desk: SendingDesk;
  /** Of the list as it stood when it was changed; told with the others. */
  readonly problems: Problem[];
  /** Whether mail goes to this list, so that it may be changed; false where the settings name another. */
  readonly isKept: boolean;
  /**
   * Reads the list, and writes it when the change went well, while no other command does so: two at one moment
   * change it one after the other.
   *
   * @throws {ProblemError} `disk/locked`
   */
  change<T>(make: (store: SubscriberStore) => T): Promise<T>;
}

/**
 * Goes to the kept list for a change.
 *
 * @param work - Makes the change, with all that takes time done before; gives the exit code.
 * @throws {ProblemError} `subscribers/list-elsewhere`: nobody would be mailed by what is written here.
 */
export function atKeptList(
  { dir, ledger, context, isForLedger = false }: KeptListOptions,
  work: (list: KeptList) => Promise<number>,
): Promise<number> {
  return atSendingDesk(dir, ledger, context, async (desk) => {
    const problems: Problem[] = [];
    const elsewhere = listElsewhere(desk);
    if (elsewhere && !isForLedger) throw new ProblemError(elsewhere);
    if (elsewhere) problems.push(asWarning(elsewhere));
    return work({
      desk,
      problems,
      isKept: !elsewhere,
      async change(make) {
        const { openSubscriberStore, saveSubscriberStore } = await import("../send/subscriber-store.js");
        const { withLock } = await import("../disk/lock.js");
        const { subscribers } = desk.folder;
        return withLock(lockOf(subscribers, context), async () => {
          const store = await openSubscriberStore(subscribers, (problem) => void problems.push(asWarning(problem)));
          const made = make(store);
          if (!elsewhere) saveSubscriberStore(subscribers, store);
          return made;
        });
      },
    });
  });
}

function lockOf(list: string, { stderr, signal }: Context): LockOptions {
  return {
    path: `${list}.lock`,
    task: "change the list of readers",
    other: "the other command that changes it",
    onWait: () => stderr.write("Waiting for another command that changes the list of readers\n"),
    signal,
  };
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
