import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/problem/problem.js";
import { audience } from "../../src/send/audience.js";
import { previewReaders } from "../../src/send/preview-readers.js";
import { openSendingFolder } from "../../src/send/sending-folder.js";
import { addSubscriber, openSubscriberStore, saveSubscriberStore } from "../../src/send/subscriber-store.js";
import { parseSegment } from "../../src/subscribers/segment.js";
import { subscriber } from "../support/digest-message.js";
import { settings } from "../support/publication.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("audience()", () => {
  const project = () =>
    temporaryFolder({ "list.csv": "email,tags\na@example.com,weekly\nnobody,weekly\nb@example.com,daily\n" });
  async function read(source: string, folder: string, segment: readonly string[] = []) {
    const problems: Problem[] = [];
    const count = { rows: 0, outside: 0 };
    const found: string[] = [];
    const options = { source, project: folder, columns: {}, segment: parseSegment(segment) ?? [] };
    for await (const { address } of audience(options, count, (problem) => problems.push(problem))) found.push(address);
    return { found, count, problems };
  }

  it("reads a file, takes the segment, and reports wrong rows", async () => {
    const { found, count, problems } = await read("list.csv", project(), ["tag=weekly"]);
    expect(found).toEqual(["a@example.com"]);
    expect(count).toEqual({ rows: 2, outside: 1 });
    expect(problems).toMatchObject([{ code: "subscribers/bad-address", place: { file: "list.csv", line: 3 } }]);
  });

  it.each([
    ["list.csv", "email,city,vip\na@example.com,,\nb@example.com,Almaty,\n"],
    ["list.jsonl", '{"email":"a@example.com"}\n{"email":"b@example.com","city":"Almaty","vip":""}\n'],
  ])("takes a slip in the name of a column for what it is, not for everybody: %s", async (name, list) => {
    const folder = temporaryFolder({ [name]: list });
    await expect(read(name, folder, ["ctiy!=Almaty"])).rejects.toMatchObject({
      problem: { code: "send/segment-column", hint: 'Did you mean "city"?' },
    });
    await expect(read(name, folder, ["planet=Mars"])).rejects.toMatchObject({
      problem: { hint: "Type one of tag, tags, domain, language, address, email, name, city, vip" },
    });
    await expect(read(name, folder, ["ctiy!=Almaty", "planet=Mars"])).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('"ctiy"') }, { message: expect.stringContaining('"planet"') }],
    });
    expect((await read(name, folder, ["city!=Almaty"])).found).toEqual(["a@example.com"]);
    // Nobody has anything in it, but the column is there.
    expect((await read(name, folder, ["vip!=yes"])).found).toHaveLength(2);
  });

  it("asks for nothing of a list in which nobody is", async () => {
    expect(await read("list.csv", temporaryFolder({ "list.csv": "email\n" }), ["city!=Almaty"])).toMatchObject({
      found: [],
    });
  });

  it("reads what a command prints, and nothing of a command that fails", async () => {
    const folder = project();
    expect((await read(`!${process.execPath} -p "'a@example.com'"`, folder)).found).toEqual(["a@example.com"]);
    await expect(
      read(`!${process.execPath} -e "console.log('a@example.com'); process.exit(3)"`, folder),
    ).rejects.toThrow("got 3");
    await expect(read("missing.csv", folder)).rejects.toThrow(/subscribers\/list-missing.*got nothing of that name/);
  });
});

describe("openSendingFolder()", () => {
  it("keeps a secret that stays the same, and itself out of git", () => {
    const project = temporaryFolder();
    const folder = openSendingFolder(project, "sending", {});
    expect(openSendingFolder(project, "sending", {}).secret).toBe(folder.secret);
    expect(folder.secret.length).toBe(43);
    expect(readFileSync(join(project, "sending", ".gitignore"), "utf8")).toBe("*\n");
    expect(statSync(join(project, "sending", "secret")).mode & 0o077).toBe(0);
    expect(
      openSendingFolder(project, "sending", { POSTRIDER_SECRET: "x", POSTRIDER_LEDGER: "postgres://db" }),
    ).toMatchObject({ secret: "x", ledger: "postgres://db" });
  });
});

describe("previewReaders()", () => {
  const readersOf = (subscribers: string | undefined, project: string) =>
    previewReaders(settings({ sending: { ...settings().sending, subscribers } }), project);

  it("offers nobody where there is no list, and makes no folder for it", async () => {
    const project = temporaryFolder();
    expect(await readersOf(undefined, project)).toEqual([]);
    expect(readdirSync(project)).toEqual([]);
  });

  it("offers the first of a list, and lets the command go that prints it", async () => {
    const project = temporaryFolder();
    const command =
      "echo $$ > pid; echo email; i=0; while echo r$i@example.com; do i=$((i+1)); done 2>/dev/null; touch ended";
    const readers = await readersOf(`!${command}`, project);
    expect(readers).toHaveLength(50);
    expect(readers[49]).toMatchObject({ address: "r49@example.com" });
    const pid = Number(readFileSync(join(project, "pid"), "utf8"));
    await expect.poll(() => isAlive(pid), { timeout: 4000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("the kept list", () => {
  it("gives back what was saved, and doubles nobody", async () => {
    const file = join(temporaryFolder(), "subscribers.jsonl");
    const store = await openSubscriberStore(file, () => undefined);
    const ada = subscriber("ada@example.com", { name: "Ada", tags: ["a"], fields: { city: "Ulm" } });
    expect(addSubscriber(store, ada)).toBe(true);
    expect(
      addSubscriber(store, subscriber("ADA@example.com", { language: "de", tags: ["b"], fields: { age: "36" } })),
    ).toBe(false);
    saveSubscriberStore(file, store);
    expect([...(await openSubscriberStore(file, () => undefined)).readers.values()]).toEqual([
      { address: "ada@example.com", name: "Ada", language: "de", tags: ["a", "b"], fields: { city: "Ulm", age: "36" } },
    ]);
  });

  it("keeps rows that it cannot read as they are, even the first, and tells them", async () => {
    const file = join(temporaryFolder(), "subscribers.jsonl");
    const spoilt = [
      '"address":"lost@example.com"}',
      '{"address":"broken@example.com",',
      '{"address":"grace at example"}',
    ];
    const kept = JSON.stringify(subscriber("ada@example.com"));
    writeFileSync(file, `${spoilt[0]}\n${kept}\n\n${spoilt[1]}\r\n${spoilt[2]}`);
    const problems: Problem[] = [];
    const store = await openSubscriberStore(file, (problem) => problems.push(problem));
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([
      ["subscribers/not-json", 1],
      ["subscribers/not-json", 4],
      ["subscribers/bad-address", 5],
    ]);
    addSubscriber(store, subscriber("bob@example.org"));
    saveSubscriberStore(file, store);
    const rows = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(rows).toEqual([spoilt[0], kept, spoilt[1], spoilt[2], JSON.stringify(subscriber("bob@example.org"))]);
    saveSubscriberStore(file, await openSubscriberStore(file, () => undefined));
    expect(readFileSync(file, "utf8").trimEnd().split("\n")).toEqual(rows);
  });

  it("keeps of rows that people wrote what is not changed, nested values and doubles of a reader among it", async () => {
    const file = join(temporaryFolder(), "subscribers.jsonl");
    const written = [
      '{"email":"ada@example.com","address":{"city":"Almaty"},"age":36}',
      '{ "E-Mail": "Bob <bob@example.org>", "pets": [ { "name": "Rex" } ] }',
      '{"address":"ADA@example.com","tags":["b"],"fields":{"work":{"city":"Astana"}}}',
      '{"address":"eve@example.com"}',
    ];
    writeFileSync(file, written.join("\r\n"));
    const store = await openSubscriberStore(file, () => undefined);
    expect(store.readers.get("ada@example.com")).toMatchObject({ tags: [], fields: { age: "36" } });
    addSubscriber(store, subscriber("ada@example.com", { tags: ["weekly"], fields: { age: "37" } }));
    addSubscriber(store, subscriber("bob@example.org"));
    store.readers.delete("eve@example.com");
    saveSubscriberStore(file, store);
    expect(readFileSync(file, "utf8").split("\n")).toEqual([
      '{"email":"ada@example.com","address":{"city":"Almaty"},"age":"37","tags":["weekly"]}',
      written[1],
      written[2],
      "",
    ]);
    const again = await openSubscriberStore(file, () => undefined);
    again.readers.delete("ada@example.com");
    saveSubscriberStore(file, again);
    expect(readFileSync(file, "utf8")).toBe(`${written[1]}\n`);
  });
});
