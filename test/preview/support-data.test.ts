import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { SUPPORT } from "../../src/preview/clients/support-data.js";
import { clientSupport } from "../support/write-client-support.js";

const FILE = fileURLToPath(new URL("../../src/preview/clients/support-data.ts", import.meta.url));

it("support-data.ts says what the installed caniemail data says (POSTRIDER_REFRESH=1 writes it anew)", () => {
  if (process.env["POSTRIDER_REFRESH"] === "1") writeFileSync(FILE, clientSupport());
  expect(readFileSync(FILE, "utf8")).toBe(clientSupport());
});

it("knows that classic Outlook rounds no corners and Apple Mail does", () => {
  expect(SUPPORT.clients["outlook-classic"].unsupported).toContain("css-border-radius");
  expect(SUPPORT.clients["apple-mail"].unsupported).not.toContain("css-border-radius");
});
