import type { Instant } from "../model/instant.js";
import type { Problem } from "../problem/problem.js";
import { createCompositionDesk } from "./composition-desk.js";
import { openInBrowser } from "./open-in-browser.js";
import { openPreviewedProject } from "./open-previewed-project.js";
import type { ReadReaders, SendTest } from "./previewed-project.js";
import { type Preview, startPreview } from "./start-preview.js";

/** What is to be previewed, and where. */
export interface ServePreviewOptions {
  /** Folder that holds `content/`, absolute. */
  readonly directory: string;
  /** The clock. */
  readonly now: () => Instant;
  readonly host: string;
  readonly port: number;
  /** Address that opens a place, with `{file} {line} {column}` to fill in. */
  readonly editor: string;
  /** Opens the page in the browser of this desktop. */
  readonly open: boolean;
  readonly sendTest: SendTest;
  readonly readReaders: ReadReaders;
}

/** A preview of a project. */
export interface ServedPreview extends Preview {
  /** Why there was nothing to show when it began: the page says so as well, and when there is. */
  readonly broken: readonly Problem[] | undefined;
}

/**
 * Opens a project and serves its preview.
 *
 * @throws The system's own error when it cannot be served there; the project is closed then.
 */
export async function servePreview(options: ServePreviewOptions): Promise<ServedPreview> {
  const { directory, now, host, port, editor, open } = options;
  const project = await openPreviewedProject(directory, now, options);
  const compositions = createCompositionDesk(project);
  const preview = await startPreview(project, compositions, { editor }, { host, port }).catch(async (error) => {
    // Else its watch would keep the program running.
    await project.close();
    throw error;
  });
  if (open) openInBrowser(preview.url);
  return { ...preview, broken: project.broken };
}
