import type { SourceFile } from "../model/source-tree.js";
import type { Settings } from "../publication/settings.js";

/** Where articles are parsed: here, or on other cores. */
export interface Pool {
  /** How many calls are worth making at once. */
  readonly lanes: number;
  /**
   * Parses files, in order. A file comes back undefined when it asked for its history, which only
   * this side can look up.
   */
  parse(files: readonly SourceFile[], settings: Settings): Promise<readonly (ParsedText | undefined)[]>;
  /** Gives back what parsing took; a later `parse` takes it anew. */
  close(): Promise<void>;
}

/** A parsed article as it is sent and remembered. */
export interface ParsedText {
  /** Its `Outline` without the key, as JSON. */
  readonly outline: string;
  /** A `ParsedHead` as JSON. */
  readonly head: string;
  readonly body: string;
  /** Whether the times of the file were looked at: then it depends on more than its bytes. */
  readonly usesTimes: boolean;
}
