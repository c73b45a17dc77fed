import type { Build } from "../build/build.js";
import type { CheckedFile } from "../build/checked-file.js";
import { alarm } from "../disk/alarm.js";
import { projectBuilder } from "../disk/project-builder.js";
import { refusedBySystem } from "../disk/refused-by-system.js";
import type { Instant } from "../model/instant.js";
import type { OutputFile } from "../model/output-file.js";
import { mapMemory } from "../plugins/map-memory.js";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import { type BackRoom, openBackRoom } from "./back-room.js";
import type { PreviewedProject, ReadReaders, SendTest } from "./previewed-project.js";

/** A build, and what is made of it on demand. */
interface Shown {
  readonly number: number;
  readonly build: Build;
  files(): ReadonlyMap<string, CheckedFile>;
  readonly room: BackRoom;
  /** Problems of files that were looked at. */
  readonly found: Map<string, readonly Problem[]>;
}

/**
 * Opens a project for the preview: builds it, and again whenever a source changes or the time of
 * an article comes. A build that does not come about leaves the last one standing.
 *
 * @param now - The clock.
 */
export async function openPreviewedProject(
  directory: string,
  now: () => Instant,
  { sendTest, readReaders }: { readonly sendTest: SendTest; readonly readReaders: ReadReaders },
): Promise<PreviewedProject> {
  const builder = projectBuilder(directory);
  const shapes = mapMemory();
  const listeners: (() => void)[] = [];
  const versions = new Map<string, { readonly key: string; readonly since: Instant }>();
  let shown: Shown | undefined;
  let broken: readonly Problem[] | undefined;
  let running = Promise.resolve();
  let isAsked = false;
  let isClosed = false;
  const wake = alarm(now, ask);

  async function rebuild(): Promise<void> {
    isAsked = false;
    try {
      const build = await builder.build(now());
      shown = {
        number: (shown?.number ?? 0) + 1,
        build,
        files: filesByPath(build),
        room: openBackRoom(build, shapes),
        found: new Map(),
      };
      broken = undefined;
      wake.set(build.valid.until);
    } catch (error) {
      broken = reasonsFor(error);
    }
    if (!isClosed) for (const listener of listeners) listener();
  }

  /** One build at a time; what changes meanwhile is for the next. */
  function ask(): void {
    if (isAsked || isClosed) return;
    isAsked = true;
    running = running.then(rebuild);
  }

  /** When a file was first seen as it is, for `Last-Modified`. */
  function since({ path, key }: OutputFile): Instant {
    const known = versions.get(path);
    if (known?.key === key) return known.since;
    versions.set(path, { key, since: now() });
    return now();
  }

  async function bytesOf(file: OutputFile, { files, found }: Shown): Promise<string | Uint8Array | undefined> {
    const checked = files().get(file.path);
    if (!checked) return file.bytes();
    const { bytes, problems } = await checked.render();
    found.set(file.path, problems);
    const [reason, ...others] = problems;
    if (bytes === undefined && reason) throw new ProblemError([reason, ...others]);
    return bytes;
  }

  const room = (): BackRoom => {
    if (!shown) throw new Error("There is no build to show yet");
    return shown.room;
  };

  // Watched before it is read: what is saved meanwhile is seen.
  await builder.onChange(ask);
  ask();
  await running;

  return {
    directory,
    get build() {
      if (!shown) return undefined;
      const { number, build, found } = shown;
      return {
        number,
        publication: build.publication,
        get files() {
          return build.files;
        },
        get problems() {
          return [...problemsOf(build), ...[...found.values()].flat()];
        },
      };
    },
    get broken() {
      return broken;
    },
    digestOf: (issue) => room().digestOf(issue),
    emlOf: (issue) => room().emlOf(issue),
    async fileAt(path) {
      const file = shown?.files().get(path) ?? shown?.room.fileAt(path);
      const bytes = shown && file && (await bytesOf(file, shown));
      if (!file || bytes === undefined) return undefined;
      return { path, mediaType: file.mediaType, bytes: Buffer.from(bytes), modified: since(file) };
    },
    async sendTest(issue, to) {
      const { message } = await room().digestOf(issue);
      if (!shown) throw new Error("There is no build to send yet");
      return sendTest({ message, settings: shown.build.publication.settings, project: directory, to });
    },
    readers: async () => (shown ? readReaders(shown.build.publication.settings, directory) : []),
    onChange: (listener) => void listeners.push(listener),
    async close() {
      isClosed = true;
      await running;
      // Not before: a build that was under way has set it anew.
      wake.set(undefined);
      await builder.close();
    },
  };
}

function filesByPath(build: Build): Shown["files"] {
  let files: ReadonlyMap<string, CheckedFile> | undefined;
  return () => {
    files ??= new Map(build.files.map((file) => [file.path, file]));
    return files;
  };
}

function problemsOf(build: Build): readonly Problem[] {
  try {
    return build.problems;
  } catch (error) {
    return reasonsFor(error);
  }
}

function reasonsFor(error: unknown): readonly Problem[] {
  return error instanceof ProblemError ? error.problems : [refusedBySystem(error) ?? bug(error)];
}

/** The preview outlives bugs of ours: the last good version stays, and the page says what happened. */
function bug(error: unknown): Problem {
  return {
    code: "preview/bug",
    severity: "error",
    message: `Cannot build: ${error instanceof Error ? error.message : String(error)}`,
    hint: "This is a bug in Postrider, not in your files: please report it",
  };
}
