import { resolve } from "node:path";
import type { Ledger } from "../ledger/ledger.js";
import type { Instant } from "../model/instant.js";
import type { Problem } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import type { SendingFolder } from "../send/sending-folder.js";
import type { Context } from "./command.js";

/** What every command about sending begins with. */
export interface SendingDesk {
  /** Folder of the project, absolute. */
  readonly project: string;
  readonly settings: Settings;
  readonly folder: SendingFolder;
  readonly ledger: Ledger;
  /** Opens the ledger once more, for who closes it. */
  readonly openLedger: () => Promise<Ledger>;
}

/**
 * Opens the settings, the sending folder and the ledger of a project for as long as `work` takes.
 *
 * @param location - `--ledger`; default, also where it is empty: as the environment says, else the file in the sending folder.
 */
export async function atSendingDesk<T>(
  dir: string,
  location: string | undefined,
  { cwd, env }: Context,
  work: (desk: SendingDesk) => Promise<T>,
): Promise<T> {
  const project = resolve(cwd, dir);
  const { projectSettings } = await import("../disk/project-settings.js");
  const { openSendingFolder } = await import("../send/sending-folder.js");
  const { openLedger } = await import("../ledger/open-ledger.js");
  const { settings } = await projectSettings(project);
  const folder = openSendingFolder(project, settings.sending.folder, env);
  const open = (): Promise<Ledger> => openLedger(location || folder.ledger);
  const ledger = await open();
  try {
    return await work({ project, settings, folder, ledger, openLedger: open });
  } finally {
    await ledger.close();
  }
}

/** The list that mail goes to: the settings' own, else the one that is kept. */
export function listOf({ settings, folder }: SendingDesk): string {
  return settings.sending.subscribers ?? folder.subscribers;
}

/** A moment as people write it, in UTC. */
export function writeMoment(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Rows of a list that cannot be mailed are told, and do not stop the others. */
export function asWarning(problem: Problem): Problem {
  return { ...problem, severity: "warning" };
}
