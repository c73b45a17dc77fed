import type { z } from "zod";

/** What is said about a setting wherever it is documented: README, JSON Schema, error hints. */
export interface OptionText {
  /** What it means, one or two sentences. */
  readonly description: string;
  /** A value that a reader can copy. Checked against the schema by a test. */
  readonly example: unknown;
  /** Why the default is what it is, where that is not obvious. */
  readonly reason?: string;
}

/** Attaches a setting's documentation to its schema, so that the two cannot part. */
export function option<T extends z.ZodType>(schema: T, text: OptionText): T {
  return schema.meta({ ...text }) as T;
}
