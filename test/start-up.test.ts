import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadedFiles, loadedPackages } from "./support/loaded-packages.js";
import { temporaryFolder } from "./support/temporary-folder.js";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/** The packages that a module brings with it at once: those of its imports, and of theirs; not those it imports later. */
function packagesOf(module: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const text = readFileSync(module, "utf8");
  const names = [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from "([^"]+)";/gm)]
    .filter(([statement]) => !/^import \{(?:\s*type \w+,?)+\s*\} from/.test(statement))
    .map(([, name]) => name ?? "");
  const packages = names.filter((name) => !name.startsWith(".") && !name.startsWith("node:"));
  const below = names
    .filter((name) => name.startsWith("."))
    .flatMap((name) => packagesOf(join(dirname(module), name.replace(/\.js$/, ".ts")), seen));
  return [...new Set([...packages, ...below])].sort();
}

describe("start-up", () => {
  it("of any command loads the parser of the command line and the colours, and no other package", () => {
    expect(packagesOf(join(SRC, "cli/run-process.ts"))).toEqual(["commander", "picocolors"]);
  });

  it("of a build that finds nothing changed loads no package", () => {
    expect(packagesOf(join(SRC, "disk/build-project.ts"))).toEqual([]);
  });

  it("of what reads the settings loads what it takes", () => {
    expect(packagesOf(join(SRC, "publication/parse-settings.ts"))).toEqual(["yaml", "zod"]);
  });

  it("prints the version before anything else is loaded", () => {
    expect(packagesOf(join(SRC, "cli/main.ts"))).toEqual([]);
  });

  it("of a build after an edit of Markdown loads what Markdown, templates and feeds take", () => {
    const cwd = temporaryFolder({
      "content/publication.yaml": "title: The Courier\nurl: https://courier.example/\nissues:\n  cadence: none\n",
      "content/articles/a.md": "---\ntitle: A\ndate: 2026-11-20\n---\n\nText.\n",
    });
    const words = ["build", "--now", "2026-11-22T12:00:00Z"];
    expect(loadedPackages(words, cwd)).toEqual(expect.arrayContaining(["markdown-it", "yaml", "zod"]));
    expect(loadedPackages(words, cwd)).toEqual(["commander", "picocolors"]);
    appendFileSync(join(cwd, "content/articles/a.md"), "More.\n");
    const ofMarkdown = ["linkify-it", "markdown-it", "markdown-it-footnote", "mdurl", "punycode.js", "uc.micro"];
    const ofFeeds = ["feed", "sax", "xml-js"];
    const others = ["commander", "entities", "handlebars", "luxon", "picocolors"];
    expect(loadedPackages(words, cwd)).toEqual([...ofMarkdown, ...ofFeeds, ...others].sort());
  });

  it("of a build after an edit of an article in an issue loads no parser of YAML or HTML, and no MJML", () => {
    const cwd = temporaryFolder({
      "content/publication.yaml": "title: The Courier\nurl: https://courier.example/\nlanguage: en\n",
      "content/articles/a.md":
        "---\ntitle: A\ndate: 2026-11-18\n---\n\nText of *a*, and [a link](https://example.org/?a=1&b=2).\n",
      "content/issues/one.md": "---\ndate: 2026-11-20\npins:\n  - article: a\n    note: First\n---\n\nAn *intro*.\n",
    });
    const words = ["build", "--now", "2026-11-22T12:00:00Z"];
    expect(loadedPackages(words, cwd)).toEqual(expect.arrayContaining(["htmlparser2", "mjml", "yaml"]));
    appendFileSync(join(cwd, "content/articles/a.md"), "More.\n");
    const loaded = loadedPackages(words, cwd);
    expect(loaded).toContain("markdown-it");
    for (const name of ["htmlparser2", "mjml", "yaml", "zod"]) expect(loaded).not.toContain(name);
  });

  it("loads the compiler of templates only for a project that has some of its own", () => {
    const cwd = temporaryFolder({
      "content/publication.yaml": "title: The Courier\nurl: https://courier.example/\n",
      "content/articles/a.md": "---\ntitle: A\ndate: 2026-11-20\n---\n\nText.\n",
    });
    const words = ["build", "--now", "2026-11-22T12:00:00Z"];
    const ofHandlebars = () => loadedFiles(words, cwd).filter((file) => file.startsWith("handlebars/"));
    expect(ofHandlebars()).toEqual(["handlebars/dist/handlebars.runtime.js"]);
    mkdirSync(join(cwd, "templates/archive/partials"), { recursive: true });
    writeFileSync(join(cwd, "templates/archive/partials/own-head.hbs"), "<meta name=own>");
    expect(ofHandlebars()).toContain("handlebars/dist/handlebars.js");
  });
});
