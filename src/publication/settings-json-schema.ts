import { z } from "zod";
import { settingsSchema } from "./settings.js";

/**
 * The JSON Schema (draft 2020-12) of the settings file: what editors complete and check with.
 *
 * Made from the definitions that the settings are parsed with, and shipped as
 * `templates/init/content/publication.schema.json`; a test keeps the file equal to this.
 */
export function settingsJsonSchema(): object {
  const schema = z.toJSONSchema(settingsSchema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => document(zodSchema, jsonSchema),
  });
  return { ...schema, title: "Settings of a Postrider publication" };
}

/** Zod leaves out examples and defaults of values that are transformed; `example` and `reason` are ours. */
function document(from: z.core.$ZodType, schema: Record<string, unknown>): void {
  delete schema["example"];
  delete schema["reason"];
  const example = z.globalRegistry.get(from)?.["example"];
  if (example !== undefined) schema["examples"] = [example];
  if (from instanceof z.ZodDefault) schema["default"] = from.def.defaultValue;
}
