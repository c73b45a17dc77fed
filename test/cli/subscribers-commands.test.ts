import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { type Ran, runWords } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const MAIN = fileURLToPath(new URL("../../dist/program/main.js", import.meta.url));
const SETTINGS = "title: The Courier\nurl: https://courier.example/\n";
const LIST = "E-Mail;Name;Tags\nada@example.com;Ada;weekly\nBob <bob@example.org>;;daily\n";

describe("postrider subscribers", () => {
  let project: string;

  beforeEach(() => {
    project = temporaryFolder({ "content/publication.yaml": SETTINGS, "list.csv": LIST });
  });

  const run = (...words: string[]): Promise<Ran> => runWords(["subscribers", ...words], { cwd: project });
  const json = async (...words: string[]) =>
    JSON.parse((await run(...words, "--json")).stdout) as Record<string, unknown>;
  const kept = () => join(project, "sending/subscribers.jsonl");

  it.each(["list", "check"])("refuses a segment that is no condition rather than to %s everybody", async (command) => {
    await run("import", "list.csv");
    const { code, stdout, stderr } = await run(command, "--segment", "weekly");
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining('Cannot choose readers by "weekly"')]);
  });

  it("takes a language as it is known everywhere else, and none that is no tag", async () => {
    expect((await run("add", "ada@example.com", "--language", "PT-br")).code).toBe(0);
    expect(readFileSync(kept(), "utf8")).toContain('"language":"pt-BR"');
    const { code, stderr } = await run("add", "bob@example.org", "--language", "a language");
    expect([code, stderr]).toEqual([2, expect.stringContaining("error[cli/language]")]);
    expect(readFileSync(kept(), "utf8")).not.toContain("bob");
  });

  it("changes no list that nobody is mailed by, and says which one is", async () => {
    const settings = (list: string) =>
      writeFileSync(join(project, "content/publication.yaml"), `${SETTINGS}sending: { subscribers: ${list} }\n`);
    settings("list.csv");
    for (const words of [
      ["import", "list.csv"],
      ["add", "eve@example.com"],
    ]) {
      const { code, stderr } = await run(...words);
      expect([code, stderr]).toEqual([1, expect.stringContaining("got sending.subscribers: list.csv")]);
    }
    // Who leaves or comes back does so in the ledger, whatever the list is.
    const elsewhere = { problems: [{ code: "subscribers/list-elsewhere", severity: "warning" }] };
    expect(await json("remove", "ada@example.com")).toMatchObject({ removed: 0, ...elsewhere });
    expect(await json("check")).toMatchObject({ planned: 1, suppressed: 1 });
    expect(await json("add", "ada@example.com", "--opted-in")).toMatchObject({ added: 0, merged: 0, ...elsewhere });
    expect(await json("check")).toMatchObject({ planned: 2, suppressed: 0 });
    settings("sending/subscribers.jsonl");
    expect(await json("add", "eve@example.com")).toMatchObject({ added: 1, subscribers: 1, problems: [] });
  });

  it("marks in the list who gets no mail, and can import what it printed", async () => {
    await run("import", "list.csv");
    const before = readFileSync(kept(), "utf8");
    await run("remove", "bob@example.org");
    await run("add", "bob@example.org", "--tag", "daily");
    writeFileSync(join(project, "printed.jsonl"), (await run("list")).stdout);
    const rows = readFileSync(join(project, "printed.jsonl"), "utf8").trimEnd().split("\n");
    expect(rows.map((row) => JSON.parse(row) as object)).toEqual([
      { address: "ada@example.com", name: "Ada", tags: ["weekly"], fields: {} },
      { address: "bob@example.org", name: "", tags: ["daily"], fields: {}, suppressed: true },
    ]);
    rmSync(kept());
    await run("import", "printed.jsonl");
    expect(readFileSync(kept(), "utf8")).toBe(before.replace('"Bob"', '""'));
    writeFileSync(join(project, "theirs.jsonl"), '{"email":"eve@example.com","suppressed":"no"}\nnobody\n');
    writeFileSync(join(project, "content/publication.yaml"), `${SETTINGS}sending: { subscribers: theirs.jsonl }\n`);
    const theirs = await run("list");
    expect(theirs.stdout).toContain('"fields":{"suppressed":"no"}');
    expect(theirs.stderr).toContain("subscribers/not-json");
  });

  it("removes and restores readers in the ledger that it is given", async () => {
    await run("import", "list.csv");
    const other = ["--ledger", join(project, "other.db")];
    await run("remove", "ada@example.com", ...other);
    await run("import", "list.csv");
    expect(await json("check")).toMatchObject({ planned: 2, suppressed: 0 });
    expect(await json("check", ...other)).toMatchObject({ planned: 1, suppressed: 1 });
    expect((await run("list", ...other)).stdout).toContain('"suppressed":true');
    expect(await json("add", "ada@example.com", "--opted-in", ...other)).toMatchObject({ suppressed: false });
    expect(await json("check", ...other)).toMatchObject({ planned: 2, suppressed: 0 });
  });

  it("deletes no row that it cannot read, whatever is changed, and tells of it every time", async () => {
    await run("import", "list.csv");
    const spoilt = '{"address":"grace@example.com","name":"Grace"';
    writeFileSync(kept(), `${readFileSync(kept(), "utf8")}${spoilt}\n`);
    for (const words of [
      ["add", "eve@example.com"],
      ["remove", "eve@example.com"],
      ["import", "list.csv"],
    ]) {
      const { code, stderr } = await run(...words);
      expect([code, stderr]).toEqual([0, expect.stringContaining("warning[subscribers/not-json]")]);
      expect(readFileSync(kept(), "utf8")).toContain(`${spoilt}\n`);
    }
    expect(await json("import", "list.csv")).toMatchObject({
      merged: 2,
      wrong: 0,
      subscribers: 2,
      problems: [{ code: "subscribers/not-json" }],
    });
  });

  it("changes nothing that people wrote into the list about other readers", async () => {
    await run("import", "list.csv");
    const written = '{"email":"eve@example.com","address":{"city":"Almaty"},"pets":[{"name":"Rex"}]}';
    writeFileSync(kept(), `${written}\n${readFileSync(kept(), "utf8")}`);
    for (const words of [
      ["add", "grace@example.com"],
      ["remove", "grace@example.com"],
      ["import", "list.csv"],
    ]) {
      expect((await run(...words)).code).toBe(0);
      expect(readFileSync(kept(), "utf8").split("\n")[0]).toBe(written);
    }
    await run("add", "eve@example.com", "--tag", "weekly");
    expect(readFileSync(kept(), "utf8").split("\n")[0]).toBe(`${written.slice(0, -1)},"tags":["weekly"]}`);
    expect((await run("list", "--segment", "tag=weekly")).stdout).toContain('"eve@example.com"');
  });

  it("spoils no name where somebody added a row in another encoding", async () => {
    await run("add", "jose@example.com", "--name", "José");
    appendFileSync(kept(), Buffer.from('{"address":"rene@example.com","name":"René"}\n', "latin1"));
    await run("add", "ada@example.com");
    expect(readFileSync(kept(), "utf8")).toMatch(/"José".*\n.*"René"/);
  });

  it("leaves the list to those who may read it, and where a link says that it is", async () => {
    await run("add", "ada@example.com");
    const elsewhere = join(project, "readers.jsonl");
    renameSync(kept(), elsewhere);
    symlinkSync(elsewhere, kept());
    chmodSync(elsewhere, 0o600);
    await run("add", "eve@example.com");
    expect(readFileSync(elsewhere, "utf8")).toContain("eve@example.com");
    expect(statSync(elsewhere).mode & 0o777).toBe(0o600);
  });

  /** Starts a command as a process of its own, as compiled. */
  function start(...words: string[]) {
    const child = spawn(process.execPath, [MAIN, "subscribers", ...words], { cwd: project });
    const told = { stderr: "" };
    child.stderr.on("data", (chunk) => (told.stderr += chunk));
    return { child, told, closed: once(child, "close") as Promise<[code: number | null]> };
  }

  it("loses no change of many commands at one moment, also after one that died over its own", async () => {
    await run("import", "list.csv");
    // No system has so high a number of a process.
    writeFileSync(`${kept()}.lock`, "4194305 died");
    writeFileSync(join(project, "more.csv"), "email\neve@example.com\n");
    const commands = [
      ["import", "more.csv"],
      ["remove", "bob@example.org"],
      ...["a", "b", "c", "d", "e", "f"].map((name) => ["add", `${name}@example.com`]),
    ].map((words) => start(...words));
    for (const { closed, told } of commands) expect([(await closed)[0], told.stderr]).toEqual([0, expect.anything()]);
    const rows = readFileSync(kept(), "utf8").trimEnd().split("\n");
    const addresses = rows.map((row) => (JSON.parse(row) as { address: string }).address.split("@")[0]);
    expect(addresses.sort()).toEqual(["a", "ada", "b", "c", "d", "e", "eve", "f"]);
    expect(readdirSync(join(project, "sending")).filter((name) => name.includes("lock"))).toEqual([]);
  });

  it("says that it waits for another command, and goes on by itself or ends when asked to", async () => {
    await run("import", "list.csv");
    writeFileSync(`${kept()}.lock`, `${process.pid} another`);
    const [patient, other] = [start("add", "eve@example.com"), start("add", "mallory@example.com")];
    for (const { child, told } of [patient, other])
      while (!told.stderr.includes("Waiting for another command that changes")) await once(child.stderr, "data");
    other.child.kill("SIGINT");
    expect(await other.closed).toEqual([130, null]);
    rmSync(`${kept()}.lock`);
    expect((await patient.closed)[0]).toBe(0);
    expect(patient.told.stderr).toMatch(/^Waiting for another command that changes the list of readers\nadded 1, /);
    expect(await json("check")).toMatchObject({ planned: 3, wrong: 0 });
  });
});
