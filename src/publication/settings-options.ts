import { z } from "zod";
import { settingsSchema } from "./settings.js";

/** One setting as it is documented: a line of the README's reference, the hint of an error. */
export interface SettingsOption {
  /** Keys from the top of the file, `[]` for the members of a list: `issues.cadence`, `authors[].name`. */
  readonly key: string;
  readonly description: string;
  readonly example: unknown;
  readonly reason?: string | undefined;
  readonly required: boolean;
  /** What stands in for a missing value; absent where there is none. */
  readonly default?: unknown;
  /** Values to choose from; empty when it is not a choice. */
  readonly choices: readonly string[];
}

/** Every setting that has a text of its own, in the order of the schema; groups come before their members. */
export function settingsOptions(): readonly SettingsOption[] {
  return [...optionsOf("", settingsSchema)];
}

/** The keys that are known at a place of the settings; empty where any key may stand. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  const schema = schemaAt(path);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function* optionsOf(prefix: string, schema: z.ZodType): Generator<SettingsOption> {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) yield* optionsOf(`${prefix}[]`, inner.element as z.ZodType);
  if (!(inner instanceof z.ZodObject)) return;
  for (const [name, member] of Object.entries<z.ZodType>(inner.shape)) {
    const key = prefix === "" ? name : `${prefix}.${name}`;
    const { description, example, reason } = member.meta() ?? {};
    if (description !== undefined) {
      const fallback = member.safeParse(undefined);
      yield {
        key,
        description,
        example,
        reason: typeof reason === "string" ? reason : undefined,
        required: !fallback.success,
        default: fallback.data,
        choices: choicesOf(unwrap(member)),
      };
    }
    yield* optionsOf(key, member);
  }
}

function choicesOf(schema: z.ZodType): readonly string[] {
  return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
}

function schemaAt(path: readonly PropertyKey[]): z.ZodType | undefined {
  let schema: z.ZodType | undefined = settingsSchema;
  for (const step of path) {
    const inner: z.ZodType | undefined = schema && unwrap(schema);
    if (inner instanceof z.ZodObject) schema = inner.shape[String(step)];
    else if (inner instanceof z.ZodArray) schema = inner.element as z.ZodType;
    else if (inner instanceof z.ZodRecord) schema = inner.valueType as z.ZodType;
    else return undefined;
  }
  return schema && unwrap(schema);
}

/** The schema under defaults, transforms and `optional()`. */
function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return unwrap(schema.def.innerType as z.ZodType);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return unwrap(schema.def.innerType as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrap(schema.def.in as z.ZodType);
  return schema;
}
