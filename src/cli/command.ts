import type { Instant } from "../model/instant.js";
import type { Environment, Terminal } from "./terminal.js";

/**
 * One command as data: `--help`, the README's reference and the parser are made from it.
 *
 * Definitions import nothing heavy; what a command needs it imports when it runs.
 */
export interface Command {
  /** As typed after `postrider`; two words for a command of a group: `new article`. */
  readonly name: string;
  /** One line, an imperative without a period. */
  readonly summary: string;
  /** More to know, in sentences. */
  readonly description?: string | undefined;
  readonly arguments: Readonly<Record<string, Argument>>;
  /** By long name, as typed after `--`. */
  readonly options: Readonly<Record<string, Option>>;
  /** Command lines that a reader can copy. */
  readonly examples: readonly string[];
  /** What exit codes other than `EXIT` mean here. */
  readonly exitCodes?: Readonly<Record<number, string>> | undefined;
  run(values: Values, context: Context): Promise<number>;
}

export interface Argument {
  readonly description: string;
  readonly required: boolean;
}

export interface Option {
  readonly description: string;
  /** What stands behind it, e.g. `folder`; absent for an option that is only there or not. */
  readonly value?: string | undefined;
  /** May be given several times; its value is a list. */
  readonly repeatable?: boolean | undefined;
  readonly default?: string | undefined;
  readonly choices?: readonly string[] | undefined;
  /** A value that a reader can copy; options without a value have none. */
  readonly example?: string | undefined;
}

/** What was typed, by the names of arguments and options. */
export type Values = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** The world as a command sees it. */
export interface Context {
  readonly cwd: string;
  readonly env: Environment;
  now(): Instant;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  /** Aborted when the user interrupts (Ctrl-C) or the process is asked to end. */
  readonly signal: AbortSignal;
}

/** Exit codes of every command. */
export const EXIT = {
  /** All went well; warnings do not count. */
  fine: 0,
  /** The content or the settings have errors, or the system refuses a file. */
  errors: 1,
  /** The command line is wrong; nothing was done. */
  usage: 2,
  /** A bug in Postrider (`EX_SOFTWARE` of sysexits.h). */
  bug: 70,
  /** Interrupted: 128 + SIGINT. */
  interrupted: 130,
} as const;

type ValueOf<O extends Option> = O extends { value: string }
  ? O extends { repeatable: true }
    ? readonly string[]
    : O extends { default: string }
      ? string
      : string | undefined
  : boolean;

type ValuesOf<A extends Record<string, Argument>, O extends Record<string, Option>> = {
  readonly [K in keyof A]: A[K] extends { required: true } ? string : string | undefined;
} & { readonly [K in keyof O]: ValueOf<O[K]> };

/** Defines a command; the types of what `run` gets follow from its arguments and options. */
export function defineCommand<const A extends Record<string, Argument>, const O extends Record<string, Option>>(
  definition: Omit<Command, "arguments" | "options" | "run"> & {
    readonly arguments: A;
    readonly options: O;
    run(values: ValuesOf<A, O>, context: Context): Promise<number>;
  },
): Command {
  return { ...definition, run: (values, context) => definition.run(values as ValuesOf<A, O>, context) };
}
