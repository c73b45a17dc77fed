import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { VERSION } from "../src/version.js";
import { temporaryFolder } from "./support/temporary-folder.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

describe("the npm package", () => {
  it("holds what users need and nothing else, and works where it is installed", () => {
    const folder = temporaryFolder();
    const shell = process.platform === "win32";
    const run = (program: string, words: readonly string[], cwd: string): string =>
      execFileSync(program, words, { cwd, encoding: "utf8", shell, stdio: ["ignore", "pipe", "ignore"] });

    const packed = run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], ROOT);
    const [{ filename, files }]: [{ filename: string; files: { path: string }[] }] = JSON.parse(packed);
    const foreign = files.filter(
      ({ path }) =>
        !/^(?:dist\/.*\.(?:c?js|d\.ts|css)|templates\/.*|LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(path),
    );
    expect(foreign).toEqual([]);

    run("tar", ["-xzf", filename], folder);
    mkdirSync(join(folder, "node_modules"));
    const installed = join(folder, "node_modules/postrider");
    renameSync(join(folder, "package"), installed);
    // In place of the network: the dependencies that stand here already.
    symlinkSync(join(ROOT, "node_modules"), join(installed, "node_modules"), "junction");

    const postrider = (...words: string[]): string =>
      execFileSync(process.execPath, [join(installed, "dist/program/main.js"), ...words], {
        cwd: folder,
        encoding: "utf8",
      });
    expect(postrider("--version")).toBe(`${VERSION}\n`);
    postrider("init", "courier");
    expect(existsSync(join(folder, "courier/.gitignore"))).toBe(true);
    expect(postrider("build", "--dir", "courier")).toMatch(/^Built 2 articles, 1 issue, /);
    const names =
      'import { build } from "postrider"; import schema from "postrider/publication.schema.json" with { type: "json" }; console.log(typeof build, schema.type);';
    expect(run(process.execPath, ["--input-type=module", "--eval", names], folder)).toBe("function object\n");
  });
});
