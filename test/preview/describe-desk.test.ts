import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { describeDesk } from "../../src/preview/describe-desk.js";
import { openPreviewedProject } from "../../src/preview/open-previewed-project.js";
import { PREVIEW_NOW, PREVIEW_SITE } from "../support/preview-site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

it("links a problem to the editor, whatever signs are in the paths of the project and the file", async () => {
  const path = "content/articles/C# & 100% more?.md";
  const files = { ...PREVIEW_SITE, [path]: "---\ntitle: [\n---\n" };
  const folder = temporaryFolder(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`a+b #1/${name}`, text])),
  );
  const project = await openPreviewedProject(join(folder, "a+b #1"), () => Date.parse(PREVIEW_NOW), {
    sendTest: () => Promise.reject(new Error("nothing is sent here")),
    readReaders: async () => [],
  });
  onTestFinished(() => project.close());
  const { problems } = describeDesk(project, { editor: "idea://open?file={file}&line={line}" });
  const link = new URL(problems.find(({ place }) => place?.includes("C#"))?.editorUrl ?? "");
  expect(link.searchParams.get("file")).toBe(join(folder, "a+b #1", path));
  expect(link.hash).toBe("");
});
