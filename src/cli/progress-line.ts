import type { Instant } from "../model/instant.js";
import { grouped } from "./grouped.js";
import type { Terminal } from "./terminal.js";

/** How far long work has come. */
export interface Progress {
  /** What is being done, as a participle phrase: `reading articles`. */
  readonly phase: string;
  readonly done: number;
  /** Absent while it is not known yet. */
  readonly total?: number | undefined;
}

/** Work that ends sooner shows nothing (milliseconds). */
const PATIENCE = 1000;
/** The line is redrawn at most this often (milliseconds). */
const REDRAW = 100;

/**
 * One line that tells a waiting person how far the work is. Written only to a terminal, only
 * once a second has passed, and gone when cleared.
 */
export function progressLine(
  terminal: Terminal,
  now: () => Instant,
): { show(progress: Progress): void; clear(): void } {
  const started = now();
  let drawn: Instant | undefined;
  return {
    show({ phase, done, total }) {
      const time = now();
      if (!terminal.isTTY || time - started < PATIENCE || time - (drawn ?? 0) < REDRAW) return;
      drawn = time;
      const of = total === undefined ? "" : ` of ${grouped(total)}`;
      terminal.write(`\r\x1b[K${phase}: ${grouped(done)}${of}`);
    },
    clear() {
      if (drawn !== undefined) terminal.write("\r\x1b[K");
      drawn = undefined;
    },
  };
}
