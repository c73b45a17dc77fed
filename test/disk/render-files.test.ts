import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import type { CheckedFile } from "../../src/build/checked-file.js";
import { memoryTree } from "../../src/build/memory-tree.js";
import { renderAsked } from "../../src/build/render-asked.js";
import { builtInTemplates } from "../../src/disk/built-in-templates.js";
import type { RenderHelper, RenderHelpers } from "../../src/disk/render-team.js";
import { type OutputReport, writeOutputs } from "../../src/disk/write-outputs.js";
import type { Rule } from "../../src/plugins/rule.js";
import { contentsOf } from "../support/contents-of.js";
import { article } from "../support/project-edits.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const NOW = Date.UTC(2026, 10, 22, 12);

/** Finds something in half of the pages, so that there are problems to be told. */
const rule: Rule = {
  code: "check/even",
  description: "A file has an even number of characters.",
  checkBytes(file, bytes, report) {
    if (bytes.length % 2 === 0) report({ code: "check/even", severity: "warning", message: `Even: ${file.path}` });
  },
};

function sources(over: Readonly<Record<string, string>> = {}): Record<string, string> {
  const articles = Array.from({ length: 90 }, (_, index) => [
    `content/articles/a${index}.md`,
    article(`Article ${index}`, `2026-${String(1 + (index % 10)).padStart(2, "0")}-10`, `Text ${index}. `.repeat(5)),
  ]);
  return {
    "content/publication.yaml": "title: The Courier\nurl: https://courier.example/\n",
    ...Object.fromEntries(articles),
    ...over,
  };
}

async function filesOf(over: Readonly<Record<string, string>> = {}): Promise<readonly CheckedFile[]> {
  const options = { now: NOW, templates: builtInTemplates(), rules: [rule] };
  return (await build(memoryTree(sources(over)), options)).files;
}

/** Makes the same build again, or another, and renders from it. */
async function helperOf(over: Readonly<Record<string, string>> = {}): Promise<RenderHelper & { rendered: string[] }> {
  const files = new Map((await filesOf(over)).map((file) => [file.path, file]));
  const rendered: string[] = [];
  return {
    rendered,
    async render(asked) {
      // Answers of others come as messages.
      await turn();
      const answers = await renderAsked(files, asked);
      rendered.push(...asked.filter((_, index) => answers[index]).map(({ path }) => path));
      return answers;
    },
    close: async () => undefined,
  };
}

/** Helpers that are ready at once. */
function ready(...team: readonly RenderHelper[]): RenderHelpers {
  return { most: team.length, readyIn: 0, start: (count) => team.slice(0, count) };
}

interface Outcome {
  readonly contents: Readonly<Record<string, string>>;
  readonly report: Omit<OutputReport, "outputs">;
}

async function write(files: readonly CheckedFile[], helpers?: RenderHelpers): Promise<Outcome> {
  const root = temporaryFolder();
  const { outputs, ...report } = await writeOutputs(root, files, { helpers });
  expect(outputs.paths).toEqual(report.written);
  return { contents: contentsOf(root), report };
}

describe("writeOutputs() with helpers", () => {
  it("writes the same files and tells the same problems, in the same order", async () => {
    const alone = await write(await filesOf());
    expect(alone.report.problems.length).toBeGreaterThan(20);
    const team = [await helperOf(), await helperOf()];
    expect(await write(await filesOf(), ready(...team))).toEqual(alone);
    for (const { rendered } of team) expect(rendered.length).toBeGreaterThan(20);
  });

  it("takes nothing from a build that a source was changed for", async () => {
    const change = { "content/articles/a7.md": article("Another title", "2026-08-10", "Another text.") };
    const alone = await write(await filesOf());
    const helper = await helperOf(change);
    expect(await write(await filesOf(), ready(helper))).toEqual(alone);
    expect(helper.rendered.length).toBeGreaterThan(20);
    expect(helper.rendered).not.toContain("articles/another-title/index.html");
  });

  it("makes the files of helpers that end, whenever they do", async () => {
    const alone = await write(await filesOf());
    for (const questions of [0, 1, 2, 5]) {
      const helper = await helperOf();
      let left = questions;
      const mortal: RenderHelper = {
        ...helper,
        async render(files) {
          left -= 1;
          if (left < 0) throw new Error("out of memory");
          return helper.render(files);
        },
      };
      expect(await write(await filesOf(), ready(mortal, await helperOf()))).toEqual(alone);
    }
  });

  it("does not wait for helpers that do not get ready", async () => {
    const alone = await write(await filesOf());
    let closed = 0;
    const late: RenderHelper = {
      render: () => new Promise(() => undefined),
      close: async () => {
        closed += 1;
      },
    };
    expect(await write(await filesOf(), ready(late))).toEqual(alone);
    expect(closed).toBe(1);
  });

  it("tells a fault of its own, wherever it shows", async () => {
    const faulty = async () => {
      const files = [...(await filesOf())];
      const file = files.at(-1) ?? expect.fail();
      const render = async () => {
        throw new TypeError("a fault");
      };
      return [
        ...files.slice(0, -1),
        { path: file.path, mediaType: file.mediaType, key: file.key, bytes: render, render },
      ];
    };
    const files = new Map((await faulty()).map((file) => [file.path, file]));
    const helper: RenderHelper = { render: (asked) => renderAsked(files, asked), close: async () => undefined };
    await expect(write(await faulty(), ready(helper))).rejects.toThrow("a fault");
  });

  it("ends between two files when it is told to, and closes its helpers", async () => {
    const root = temporaryFolder();
    const ending = new AbortController();
    const helper = await helperOf();
    let closed = 0;
    const watched: RenderHelper = {
      render: helper.render,
      close: async () => {
        closed += 1;
      },
    };
    const onProgress = (done: number) => {
      if (done > 0) ending.abort(new Error("enough"));
    };
    const options = { helpers: ready(watched), onProgress, signal: ending.signal };
    await expect(writeOutputs(root, await filesOf(), options)).rejects.toThrow("enough");
    expect(closed).toBe(1);
    expect(existsSync(join(root, ".postrider/lock"))).toBe(false);
  });
});
