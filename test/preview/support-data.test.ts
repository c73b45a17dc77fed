import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { SUPPORT } from "../../src/preview/clients/support-data.js";
import { clientSupport } from "../support/write-client-support.js";

const FILE = fileURLToPath(new URL("../../src/preview/clients/support-data.ts", import.meta.url));

/** The value written in the file, free of how it is laid out. */
const dataIn = (source: string): unknown =>
  JSON.parse(
    source
      .replace(/^[\s\S]*?export const SUPPORT = /, "")
      .replace(/ as const;\s*$/, "")
      .replace(/^(\s*)(\w+):/gm, '$1"$2":')
      .replace(/,(\s*[}\]])/g, "$1"),
  );

it("support-data.ts says what the installed caniemail data says (POSTRIDER_REFRESH=1 writes it anew)", () => {
  if (process.env["POSTRIDER_REFRESH"] === "1") writeFileSync(FILE, clientSupport());
  expect(dataIn(readFileSync(FILE, "utf8"))).toEqual(dataIn(clientSupport()));
});

it("knows that classic Outlook rounds no corners and Apple Mail does", () => {
  expect(SUPPORT.clients["outlook-classic"].unsupported).toContain("css-border-radius");
  expect(SUPPORT.clients["apple-mail"].unsupported).not.toContain("css-border-radius");
});
