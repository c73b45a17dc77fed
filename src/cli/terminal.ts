import type { Writable } from "node:stream";
import picocolors from "picocolors";

/** One of the two streams that a command writes to. */
export interface Terminal {
  write(text: string): void;
  /** True when a person watches: progress is shown only then. */
  readonly isTTY: boolean;
  /** Colours that this stream may show; functions that change nothing where it may not. */
  readonly colours: Colours;
}

export type Colours = ReturnType<typeof picocolors.createColors>;

/** What the environment says about colours, and about who is watching. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Makes a terminal of a stream of the process. */
export function terminal(stream: Writable & { readonly isTTY?: boolean }, env: Environment): Terminal {
  const isTTY = stream.isTTY === true;
  return {
    write: (text) => void stream.write(text),
    isTTY,
    colours: picocolors.createColors(wantsColours(isTTY, env)),
  };
}

/** `NO_COLOR` (no-color.org) wins over `FORCE_COLOR` (force-color.org), both over the stream. */
function wantsColours(isTTY: boolean, env: Environment): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0";
  return isTTY && env["TERM"] !== "dumb";
}
