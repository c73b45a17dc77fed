import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/cli/commands.js";
import { VERSION } from "../../src/version.js";
import { runWords } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("runCli()", () => {
  it("prints the version", async () => {
    expect(await runWords(["--version"])).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: "" });
  });

  it("lists the commands, and what a command takes", async () => {
    const all = await runWords(["--help"]);
    expect(all).toMatchObject({ code: 0, stderr: "" });
    expect(all.stdout).toMatch(/build \[options\] +Write the email, the feeds and the archive/);
    const one = await runWords(["new", "article", "--help"]);
    expect(one).toMatchObject({ code: 0, stderr: "" });
    expect(one.stdout).toContain("--language <tag>");
    expect(one.stdout).toContain('$ postrider new article "The pigeon post of Paris"');
  });

  it("shows help when asked for it in words", async () => {
    const { code, stdout, stderr } = await runWords(["help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe((await runWords(["--help"])).stdout);
    expect((await runWords(["help", "build"])).stdout).toBe((await runWords(["build", "--help"])).stdout);
    const ofTwoWords = await runWords(["help", "new", "article"]);
    expect(ofTwoWords.stdout).toBe((await runWords(["new", "article", "--help"])).stdout);
  });

  it.each([
    [["biuld"], "unknown command 'biuld'", "Did you mean build?"],
    [["build", "--wach"], "unknown option '--wach'", "Did you mean --watch?"],
    [["new", "artcle"], "unknown command 'artcle'", "Did you mean article?"],
    [["deploy"], "unknown command 'deploy'", "postrider --help lists"],
    [["build", "--out", "--json"], "option '--out <folder>' argument '--json' is invalid", "postrider --help lists"],
    [
      ["send", "--test", "a@example.com", "--test", "b@example.com"],
      "option '--test <address>' argument 'b@example.com' is invalid. Expected it once, got it again.",
      "postrider --help",
    ],
    [
      ["send", "--resolve", "again", "--resolve", "accepted"],
      "option '--resolve <how>' argument 'accepted' is invalid. Expected it once, got it again.",
      "postrider --help lists",
    ],
    [["build", "--dir"], "option '--dir <folder>' argument missing", "postrider --help lists"],
    [["new", "article"], "missing required argument 'title'", "postrider --help lists"],
    [["help", "biuld"], "unknown command 'biuld'", "Did you mean build?"],
    [["help", "new", "nonsense"], "unknown command 'nonsense'", "postrider --help lists"],
    [["nonsense", "--help"], "unknown command 'nonsense'", "postrider --help lists"],
    [["init", "here", "there"], "too many arguments", "postrider --help lists"],
  ])("answers %j with what is wrong and what to type, and does nothing", async (words, wrong, hint) => {
    const { code, stdout, stderr } = await runWords(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`error[cli/usage]: Cannot run "postrider ${words.join(" ")}": ${wrong}`);
    expect(stderr).toContain(`hint: ${hint}`);
  });

  it.each([
    [[], "Usage: postrider [options] [command]"],
    [["new"], "Usage: postrider new [options] [command]"],
  ])("shows the help on standard error for the words %j", async (words, usage) => {
    const { code, stdout, stderr } = await runWords(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(usage);
  });

  it("never does anything, and never breaks, when one option is unknown", async () => {
    const names = fc.constantFrom(...COMMANDS.map(({ name }) => name.split(" ")), []);
    const junk = fc.array(fc.oneof(fc.string(), fc.constantFrom("--dir", "--json", "-", "--", "--out=", "--now")));
    await fc.assert(
      fc.asyncProperty(names, junk, async (name, words) => {
        const line = [
          ...name,
          ...words.filter((word) => !/^(?:-[hV]+|--help|--version|--)$/.test(word)),
          "--no-such-thing",
        ];
        const { code, stdout } = await runWords(line);
        expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      }),
      { numRuns: 200 },
    );
  });

  it.each(COMMANDS.map(({ name }) => name))("explains %s with a line for each of its options", async (name) => {
    const { code, stdout } = await runWords([...name.split(" "), "--help"]);
    expect(code).toBe(0);
    for (const option of Object.keys(COMMANDS.find((command) => command.name === name)?.options ?? {})) {
      expect(stdout).toMatch(new RegExp(`^ +--${option}\\b`, "m"));
    }
  });

  it.each(COMMANDS.filter(({ name, options }) => options["dir"] && name !== "preview"))(
    "takes a file for no project of $name, and not for a bug",
    async ({ name, arguments: args }) => {
      const cwd = temporaryFolder({ "letter.txt": "Dear Ada", "no-content/content": "Dear Ada" });
      const given = Object.values(args).flatMap(({ required }) => (required ? ["x"] : []));
      for (const folder of ["letter.txt", "no-content"]) {
        const { code, stderr } = await runWords([...name.split(" "), ...given, "--dir", folder], { cwd });
        expect({ folder, code }).toEqual({ folder, code: 1 });
        expect(stderr).toContain("error[publication/settings-missing]: Cannot read the settings");
      }
    },
  );

  it("says what the system refuses, where and what to do, and not that it is a bug", async () => {
    const settings = "title: The Courier\nurl: https://courier.example/\n";
    const cwd = temporaryFolder({ "content/publication.yaml": settings, out: "", sending: "" });
    const built = await runWords(["build"], { cwd });
    expect(built.code).toBe(1);
    expect(built.stderr).toMatch(
      /^error\[disk\/refused\]: Cannot go on: expected the system to allow "mkdir" for ".*out.*", got ENOTDIR: not a directory\n {2}hint: A file stands where a folder belongs/,
    );
    const printed = await runWords(["build", "--json"], { cwd });
    expect({ code: printed.code, stderr: printed.stderr }).toEqual({ code: 1, stderr: "" });
    expect(JSON.parse(printed.stdout)).toMatchObject({ ok: false, problems: [{ code: "disk/refused" }] });
    const served = await runWords(["serve-unsubscribe", "--port", "0"], { cwd });
    expect(served.code).toBe(1);
    expect(served.stderr).toMatch(/^error\[disk\/refused\]: .*sending\/secret/);
  });

  it("says that its own bug is one, with the stack", async () => {
    const now = () => {
      throw new Error("the clock is broken");
    };
    const { code, stderr } = await runWords(["build"], { now });
    expect(code).toBe(70);
    expect(stderr).toMatch(/This is a bug in Postrider\..*postrider \d.*Error: the clock is broken\n +at /s);
  });
});
