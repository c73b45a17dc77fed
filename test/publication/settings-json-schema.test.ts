import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { settingsSchema } from "../../src/publication/settings.js";
import { settingsJsonSchema } from "../../src/publication/settings-json-schema.js";
import { settingsOptions } from "../../src/publication/settings-options.js";

const SCAFFOLD = new URL("../../templates/init/content/", import.meta.url);

describe("settingsJsonSchema()", () => {
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const validate = ajv.compile(settingsJsonSchema());

  it("is what `postrider init` puts beside the settings (refresh with npm run reference)", async () => {
    const text = `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(fileURLToPath(new URL("publication.schema.json", SCAFFOLD)));
  });

  it("accepts the settings of the scaffold", () => {
    expect(
      validate(parse(readFileSync(new URL("publication.yaml", SCAFFOLD), "utf8"))),
      ajv.errorsText(validate.errors),
    ).toBe(true);
  });

  it.each([
    ["an unknown key", { titel: "T" }],
    ["another type", { authors: "Ada" }],
    ["another choice", { issues: { cadence: "yearly" } }],
  ])("refuses %s", (_, over) => {
    expect(validate({ title: "T", url: "https://courier.example/", ...over })).toBe(false);
  });
});

describe("every setting", () => {
  const options = settingsOptions().filter(({ key }) => !key.includes("[]"));

  it.each(options.map(({ key }) => key))("%s has an example that may be written", (key) => {
    // The examples of the groups it stands in bring what is required beside it.
    const examples = options
      .filter((option) => key === option.key || key.startsWith(`${option.key}.`))
      .map((option) =>
        option.key.split(".").reduceRight<unknown>((value, name) => ({ [name]: value }), option.example),
      );
    const least = { title: "T", url: "https://courier.example/" };
    const written = examples.reduce((all, example) => merged(all, example), least);
    expect(settingsSchema.safeParse(written).error?.issues).toBeUndefined();
  });

  it("has a text", () => {
    const texts = settingsOptions().map(({ key, description }) => [key, description] as const);
    for (const [key, text] of texts) expect(text, key).toMatch(/^[A-Z`].*[.!?]$/s);
  });
});

function merged(under: unknown, over: unknown): unknown {
  if (typeof under !== "object" || typeof over !== "object" || under === null || over === null) return over ?? under;
  if (Array.isArray(over)) return over;
  const keys = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(Reflect.get(under, key), Reflect.get(over, key))]));
}
