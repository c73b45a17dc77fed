import { z } from "zod";
import { labelKeys, namesIn } from "../language/label-keys.js";
import { option } from "./option.js";

/** One text: it may leave out what the built-in one fills in, but has nothing else to fill in. */
function labelText(names: readonly string[]): z.ZodType<string | undefined> {
  const known = names.map((name) => `{${name}}`).join(", ");
  const expected = known === "" ? "a text without braces" : `a text with nothing in braces but ${known}`;
  return z
    .string()
    .refine((text) => namesIn(text).every((name) => names.includes(name)), {
      error: expected,
      params: { hint: known === "" ? "Remove what is in braces" : `Write ${known} where that shall stand` },
    })
    .optional();
}

/** Words of the project's own, by language and label: an unknown label is a slip, and told as one. */
export const labelsSettings = option(
  z
    .record(
      z.string(),
      z.strictObject(Object.fromEntries([...labelKeys].map(([key, names]) => [key, labelText(names)]))),
    )
    .default({}),
  {
    description: "Words that Postrider writes itself, by language and label: replaces or adds to the built-in ones.",
    example: { en: { "read-on": "Continue reading" } },
  },
);
