import type { Place } from "../model/place.js";

/** `error`: the output would be wrong or incomplete. `warning`: it is right, but probably not what was meant. */
export type Severity = "error" | "warning";

/** Permanent name of a kind of problem, `room/what-is-wrong`; documented in the README's list of problems. */
export type ProblemCode = `${string}/${string}`;

/** Anything wrong with a publication, as a value. Problems are collected, not thrown: one run shows them all. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** `Cannot <do> <what>: expected <this>, got <that>`, without a final period. */
  readonly message: string;
  readonly place?: Place | undefined;
  /** What to type, as a sentence. */
  readonly hint?: string | undefined;
  /** Other places that belong to it, each with a word why. */
  readonly related?: readonly { readonly place: Place; readonly note: string }[] | undefined;
}

/** Takes a problem and goes on. */
export type Report = (problem: Problem) => void;
