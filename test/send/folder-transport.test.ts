import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FolderTransport } from "../../src/send/folder-transport.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("FolderTransport", () => {
  const deliver = (folder: string, to: string, text: string) =>
    new FolderTransport(folder).deliver({ envelope: { from: "", to }, pieces: [Buffer.from(text)] }, async () => true);

  it("keeps the mail of one issue when the next comes, and a repeat once", async () => {
    const folder = join(temporaryFolder(), "mails");
    for (const text of ["Issue 1\r\n", "Issue 2\r\n", "Issue 1\r\n"]) await deliver(folder, "ada@example.com", text);
    const names = readdirSync(folder);
    expect(names).toEqual(Array(2).fill(expect.stringMatching(/^ada@example\.com-[\da-f]{8}\.eml$/)));
    const texts = names.map((name) => readFileSync(join(folder, name), "utf8"));
    expect(texts.sort()).toEqual(["Issue 1\r\n", "Issue 2\r\n"]);
  });

  it("keeps readers apart whose addresses look alike in the name of a file", async () => {
    const folder = temporaryFolder();
    for (const to of ['"a/b"@example.com', '"a?b"@example.com']) await deliver(folder, to, `To: ${to}\r\n`);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("writes nothing for a delivery that is another's", async () => {
    const folder = temporaryFolder();
    const message = { envelope: { from: "", to: "ada@example.com" }, pieces: [Buffer.from("Text\r\n")] };
    expect(await new FolderTransport(folder).deliver(message, async () => false)).toMatchObject({ state: "deferred" });
    expect(readdirSync(folder)).toEqual([]);
  });
});
