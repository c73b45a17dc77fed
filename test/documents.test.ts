import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { EXIT } from "../src/cli/command.js";
import { COMMANDS, GROUPS } from "../src/cli/commands.js";
import { makeProgram } from "../src/cli/program.js";
import { build, memoryTree } from "../src/index.js";
import { settingsSchema } from "../src/publication/settings.js";
import { VERSION } from "../src/version.js";
import { runWords } from "./support/command-line.js";
import { codesInSource, withReferences } from "./support/reference.js";
import { temporaryFolder } from "./support/temporary-folder.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const README = read("README.md");

/** Generators whose settings the README shows, in its order. */
const GENERATORS = ["Jekyll", "Hugo", "Eleventy", "Pelican"];

/** The blocks of a language in the README, each with the line it begins in. */
function blocks(language: string): readonly { readonly line: number; readonly text: string }[] {
  return [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(({ 2: text = "", index }) => ({ line: README.slice(0, index).split("\n").length, text }));
}

describe("README.md", () => {
  it("has references that are those of the source (refresh with npm run reference)", async () => {
    await expect(withReferences(README)).toMatchFileSnapshot(join(ROOT, "README.md"));
  });

  it("lists every problem that the source can report once, and no other", () => {
    const listed = [...README.matchAll(/^\| `([a-z]+\/[a-z0-9-]+)` \|/gm)].map(([, code]) => code ?? "");
    const source = codesInSource();
    expect([...source.written].filter((code) => !listed.includes(code)).sort()).toEqual([]);
    expect(listed.filter((code) => !source.has(code))).toEqual([]);
    expect(listed.filter((code, index) => listed.indexOf(code) !== index)).toEqual([]);
  });

  it("lists every exit code", () => {
    for (const code of Object.values(EXIT)) expect(README).toContain(`\n| ${code} |`);
  });

  it("begins with the two commands that .ci/run runs", () => {
    const [build, test] = blocks("sh").map(({ text }) => text.trim());
    expect([build, test]).toEqual(["npm ci && npm run build", "npm ci && npm test"]);
    expect(read(".ci/run")).toContain(`\n${build}\n`);
    expect(read(".ci/run")).toContain(`\n${test} `);
  });

  it.each(commandLines())("shows a command line that is understood: %s", async (line) => {
    const program = makeProgram(COMMANDS, GROUPS, async () => {});
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
    const outcome = await program.parseAsync(words.slice(1), { from: "user" }).then(
      () => "understood",
      (error: unknown) => (error instanceof CommanderError ? error.message : String(error)),
    );
    expect(outcome).toBe("understood");
  });

  it.each(blocks("yaml"))("shows settings that can be used, from line $line", ({ text }) => {
    const settings = { title: "T", url: "https://courier.example/", ...parse(text) };
    expect(settingsSchema.safeParse(settings).error?.issues).toBeUndefined();
  });

  it.each([
    ["Jekyll", "../_posts/2026-11-01-hello.md", "---\ntitle: Hello, World\n---\n", "2026/11/01/hello.html"],
    ["Hugo", "../content/posts/hi.md", "---\ntitle: Hi\ndate: 2026-01-01\n---\n", "posts/hi/"],
    ["Hugo", "../content/posts/2020/hi.md", "---\ntitle: Hi\ndate: 2026-01-01\n---\n", "posts/2020/hi/"],
    ["Hugo", "../content/posts/a/hi.md", "---\ntitle: Hi\nslug: ho\ndate: 2026-01-01\n---\n", "posts/a/ho/"],
    ["Eleventy", "../src/content/blog/hi/index.md", "---\ntitle: Hi\npubDate: Jul 08 2022\n---\n", "blog/hi/"],
    ["Pelican", "../content/x/hi.md", "Title: Hello, World\nDate: 2010-12-03 10:20\n", "hello-world.html"],
    ["Pelican", "../content/hi.md", "Title: Hello, World\nSlug: hallo\nDate: 2010-12-03 10:20\n", "hallo.html"],
  ])("keeps the addresses of a site made with %s by the settings it shows", async (generator, path, head, address) => {
    const shown = blocks("yaml").filter(({ text }) => text.includes("permalink:"));
    const settings = shown[GENERATORS.indexOf(generator)]?.text ?? "";
    const tree = memoryTree({
      "content/publication.yaml": `title: T\nurl: https://courier.example/\n${settings}`,
      [path]: `${head}\nText.\n`,
    });
    const { publication, problems } = await build(tree, { now: Date.UTC(2026, 10, 22) });
    expect(problems).toEqual([]);
    expect(publication.articles.map(({ url }) => url)).toEqual([`https://courier.example/${address}`]);
  });

  it("shows library calls that run and are typed as shown", async () => {
    const folder = temporaryFolder();
    await runWords(["init", "courier"], { cwd: folder });
    const links = "unsubscribe: { url: https://courier.example/u/, address: leave@courier.example }";
    appendFileSync(join(folder, "courier/content/publication.yaml"), `\nsending: { ${links} }\n`);
    for (const [index, { text }] of blocks("ts").entries()) writeFileSync(join(folder, `example-${index}.mts`), text);
    // As a project that has the package installed.
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const { symlinkSync, mkdirSync } = await import("node:fs");
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(ROOT, join(folder, "node_modules/postrider"), "junction");
    symlinkSync(join(ROOT, "node_modules/@types"), join(folder, "node_modules/@types"), "junction");
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const files = blocks("ts").map((_, index) => `example-${index}.mts`);
    const strict = ["--strict", "--module", "nodenext", "--target", "es2023", "--skipLibCheck", "--types", "node"];
    execFileSync(process.execPath, [tsc, ...strict, ...files], { cwd: folder });
    const printed = files.map((file) =>
      execFileSync(process.execPath, [file.replace(".mts", ".mjs")], { cwd: folder, encoding: "utf8" }),
    );
    expect(printed[0]).toBe("2 articles, 1 issues\n");
    expect(printed[1]).toMatch(/^\[ 'Pigeons' \]\n<\?xml version="1.0"/);
    expect(printed[2]).toBe("Pigeons https://courier.example/articles/pigeons/\n\n");
    expect(printed[3]).toBe("1 accepted, 0 open\n");
    expect(readFileSync(join(folder, "ada@example.com.eml"), "utf8")).toContain("To: Ada <ada@example.com>");
  });
});

describe("documents", () => {
  it.each(["README.md", "CHANGELOG.md", "src/README.md"])("%s links only to files that exist", (path) => {
    const folder = join(ROOT, path, "..");
    const targets = [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)].map(
      ([, target]) => target ?? "",
    );
    // Examples of Markdown are no links of ours.
    const text = read(path).replace(/```[\s\S]*?```|`[^`]*`/g, "");
    for (const target of targets.filter((each) => text.includes(`](${each}`))) {
      expect(existsSync(join(folder, target)), target).toBe(true);
    }
  });

  it("src/README.md names only files and rooms that exist", () => {
    const named = [...read("src/README.md").matchAll(/`([\w-]+(?:\/[\w.-]+)*\/?)`/g)].map(([, path]) => path ?? "");
    const paths = named.filter((path) => path.includes("/")).map((path) => path.replace(/^src\//, ""));
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths)
      expect(existsSync(join(ROOT, "src", path)) || existsSync(join(ROOT, path)), path).toBe(true);
  });

  it("README.md links only to headings that exist", () => {
    const headings = new Set(
      [...README.matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) =>
        text
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, "")
          .replaceAll(" ", "-"),
      ),
    );
    for (const [, target = ""] of README.matchAll(/\]\(#([^)]+)\)/g)) expect([...headings]).toContain(target);
  });

  it("name the version of the package", () => {
    expect(JSON.parse(read("package.json")).version).toBe(VERSION);
    expect(read("CHANGELOG.md")).toMatch(new RegExp(`^## ${VERSION.replaceAll(".", "\\.")}$`, "m"));
  });
});

/** Lines of the README that call the command. */
function commandLines(): readonly string[] {
  return blocks("sh")
    .flatMap(({ text }) => text.split("\n"))
    .map((line) => line.replace(/^npx /, "").replace(/ [>|].*$/, ""))
    .filter((line) => line.startsWith("postrider "));
}
