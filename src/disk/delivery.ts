import type { Rendered } from "../build/checked-file.js";
import type { Problem } from "../problem/problem.js";
import type { BatchWriter } from "./batch-writer.js";
import type { FileToMake } from "./file-queue.js";
import type { Written } from "./output-writer.js";

/** A file, and what it was rendered to. */
export interface RenderedFile extends FileToMake {
  readonly rendered: Rendered;
}

/** What became of one file, with the problems that turned up while it was rendered. */
export interface MadeFile {
  /** Absent when it could not be made, or is on its way. */
  readonly written?: Written | undefined;
  readonly problems: readonly Problem[];
}

/** Brings rendered files to a writer, and keeps what became of each. */
export class Delivery {
  /** By path. */
  readonly results = new Map<string, MadeFile>();
  readonly #writer: BatchWriter;
  readonly #onDelivered: (count: number) => void;
  #failure: { readonly reason: unknown } | undefined;

  /** @param onDelivered - Is told of every batch how many files are delivered by then. */
  constructor(writer: BatchWriter, onDelivered: (count: number) => void) {
    this.#writer = writer;
    this.#onDelivered = onDelivered;
  }

  /**
   * Resolves when the files are written or cannot be; never rejects: see `throwIfFailed`.
   *
   * @param owned - See `BatchWriter.write`.
   */
  async send(files: readonly RenderedFile[], owned: readonly ArrayBuffer[] = []): Promise<void> {
    const batch = files.flatMap(({ file: { path }, isOurs, rendered: { bytes } }) =>
      bytes === undefined ? [] : [{ path, bytes, isOurs }],
    );
    try {
      const written = new Map((await this.#writer.write(batch, owned)).map((each) => [each.path, each]));
      for (const { file, rendered } of files) {
        this.results.set(file.path, { written: written.get(file.path), problems: rendered.problems });
      }
      this.#onDelivered(this.results.size);
    } catch (reason) {
      this.#failure ??= { reason };
    }
  }

  /** Throws what the writer has failed with. */
  throwIfFailed(): void {
    if (this.#failure) throw this.#failure.reason;
  }
}
