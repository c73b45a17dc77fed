import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Issue } from "../../src/model/issue.js";
import { createCompositionDesk } from "../../src/preview/composition-desk.js";
import { describeComposition } from "../../src/preview/describe-composition.js";
import { openPreviewedProject } from "../../src/preview/open-previewed-project.js";
import type { PreviewedProject } from "../../src/preview/previewed-project.js";
import { runWords } from "../support/command-line.js";
import { PREVIEW_NOW, PREVIEW_SITE } from "../support/preview-site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const CHANGE = { pins: ["radio"], sections: [{ as: "stories", articles: ["pigeons"] }] } as const;

/** The sample publication, whose issues are curated by what some patterns find. */
function siteWith(patterns: readonly string[]): Readonly<Record<string, string>> {
  const settings = `${PREVIEW_SITE["content/publication.yaml"]}issues: { files: ${JSON.stringify(patterns)} }\n`;
  return { ...PREVIEW_SITE, "content/publication.yaml": settings };
}

async function openDesk(folder: string) {
  const project = await openPreviewedProject(folder, () => Date.parse(PREVIEW_NOW), {
    sendTest: () => Promise.reject(new Error("nothing is sent here")),
    readReaders: async () => [],
  });
  onTestFinished(() => project.close());
  return { project, desk: createCompositionDesk(project) };
}

function upcoming(project: PreviewedProject): Issue {
  const issue = project.build?.publication.issues.find((one) => one.upcoming);
  if (!issue) throw new Error("expected an issue that is being written");
  return issue;
}

describe("the desk that writes compositions", () => {
  it("writes where the settings look for issues, as new issue does, and the issue is curated then", async () => {
    const folder = temporaryFolder(siteWith(["editions/*.md"]));
    const { project, desk } = await openDesk(folder);
    expect(desk.fileOf(upcoming(project))).toBe("content/editions/2026-11-27.md");
    const written = await desk.write(upcoming(project), CHANGE);
    expect(written).toEqual({ file: "content/editions/2026-11-27.md", created: true });
    await expect.poll(() => upcoming(project).source, { timeout: 10_000 }).toBe(written.file);
    await desk.undo();
    const { stdout } = await runWords(["new", "issue"], { cwd: folder, now: () => Date.parse(PREVIEW_NOW) });
    expect(stdout).toBe(`${written.file}\n`);
  });

  it("saves an order with translations of one slug as it is shown", async () => {
    const kazakh = "---\ntitle: Ахен көгершіндері\ndate: 2026-11-21\nlanguage: kk\n---\nКөгершіндер ұшты.\n";
    const folder = temporaryFolder({ ...PREVIEW_SITE, "content/articles/pigeons.kk.md": kazakh });
    const { project, desk } = await openDesk(folder);
    const shown = () => {
      const publication = project.build?.publication ?? expect.fail();
      return describeComposition(upcoming(project), publication, undefined).sections;
    };
    const before = shown();
    const [pins = [], ...sections] = before.map(({ entries }) => entries.map(({ name }) => name));
    const kinds = before.slice(1).map(({ title, kind }) => ({ title, as: kind === "pins" ? "stories" : kind }));
    const change = { pins, sections: kinds.map((kind, index) => ({ ...kind, articles: sections[index] ?? [] })) };
    await desk.write(upcoming(project), change);
    await expect.poll(() => upcoming(project).source, { timeout: 10_000 }).toBeDefined();
    const titles = (list: ReturnType<typeof shown>) => list.map(({ entries }) => entries.map(({ title }) => title));
    expect(titles(shown())).toEqual(titles(before));
    expect(titles(before).flat()).toContain("Ахен көгершіндері");
  });

  it("takes two compositions that come at once one after the other, and undoes them so", async () => {
    const { project, desk } = await openDesk(temporaryFolder(PREVIEW_SITE));
    const issue = upcoming(project);
    const written = await Promise.all([
      desk.write(issue, CHANGE),
      desk.write(issue, CHANGE),
      desk.write(issue, CHANGE),
    ]);
    expect(written.map(({ created }) => created)).toEqual([true, false, false]);
    await Promise.all([desk.undo(), desk.undo(), desk.undo()]);
    expect(existsSync(join(project.directory, written[0]?.file ?? ""))).toBe(false);
  });

  it.skipIf(process.platform === "win32")("changes the file that a link leads to, and leaves the link", async () => {
    const folder = temporaryFolder({ ...PREVIEW_SITE, "shared/friday.md": "---\ndate: 2026-11-27\n---\n" });
    mkdirSync(join(folder, "content/issues"));
    symlinkSync("../../shared/friday.md", join(folder, "content/issues/2026-11-27.md"));
    const { project, desk } = await openDesk(folder);
    await desk.write(upcoming(project), CHANGE);
    expect(lstatSync(join(folder, "content/issues/2026-11-27.md")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "shared/friday.md"), "utf8")).toContain("radio");
  });

  it("writes nothing where no pattern would find the file", async () => {
    const folder = temporaryFolder(siteWith([]));
    const { project, desk } = await openDesk(folder);
    expect(desk.fileOf(upcoming(project))).toBeUndefined();
    await expect(desk.write(upcoming(project), CHANGE)).rejects.toThrow("error[issues/no-place]: ");
    expect(existsSync(join(folder, "content/issues"))).toBe(false);
  });

  it("refuses an order for a frozen issue, which no file changes", async () => {
    const { desk } = await openDesk(temporaryFolder(PREVIEW_SITE));
    const frozen = { slug: "2026-11-20", frozen: "content/issues/frozen/2026-11-20.jsonl" } as Issue;
    await expect(desk.write(frozen, CHANGE)).rejects.toThrow(`${frozen.frozen}: error[issues/not-changed]: `);
  });

  it("replaces nothing that it cannot read to the letter", async () => {
    const file = "content/issues/2026-11-27.md";
    const latin = Buffer.from("---\ndate: 2026-11-27\n---\nCaf\xe9\n", "latin1");
    const folder = temporaryFolder({ ...PREVIEW_SITE, [file]: latin });
    const { project, desk } = await openDesk(folder);
    await expect(desk.write(upcoming(project), CHANGE)).rejects.toThrow(`${file}: error[articles/encoding]: `);
    expect(readFileSync(join(folder, file))).toEqual(latin);

    const other = temporaryFolder(PREVIEW_SITE);
    mkdirSync(join(other, file), { recursive: true });
    const second = await openDesk(other);
    await expect(second.desk.write(upcoming(second.project), CHANGE)).rejects.toThrow(
      `${file}: error[disk/unreadable]: Cannot read "${file}"`,
    );
    expect(existsSync(join(other, `${file}.new`))).toBe(false);
  });
});
