import { existsSync } from "node:fs";
import { ProblemError } from "../problem/problem-error.js";
import type { Settings } from "../publication/settings.js";
import { readList } from "../subscribers/read-list.js";
import { listSource } from "./list-source.js";
import { keptList } from "./sending-folder.js";

/** A reader as the preview offers one: everything a mail can be filled with, by the names of its tokens. */
export type PreviewReader = Readonly<Record<string, string>>;

/** How many readers the preview offers: the first of the list, so that a list of a million costs nothing. */
const OFFERED = 50;

/**
 * What the preview asks for readers: the first of the list that the settings name, or of the one
 * that `postrider subscribers` keeps. No list, no readers; a list that is wrong is not told of here.
 */
export async function previewReaders(settings: Settings, project: string): Promise<readonly PreviewReader[]> {
  const { folder, subscribers, columns } = settings.sending;
  const source = subscribers ?? keptList(project, folder);
  if (subscribers === undefined && !existsSync(source)) return [];
  const readers: PreviewReader[] = [];
  const rows = readList(listSource(source, project), { name: source, columns }, () => undefined);
  try {
    for await (const { subscriber } of rows) {
      readers.push({ ...subscriber.fields, name: subscriber.name, address: subscriber.address });
      if (readers.length === OFFERED) break;
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
  return readers;
}
