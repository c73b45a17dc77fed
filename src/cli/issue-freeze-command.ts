import { defineCommand, EXIT } from "./command.js";
import { DIR } from "./common-options.js";

/** `issue freeze`: keeps an issue as it is now, so that later edits never change what was sent. */
export const issueFreezeCommand = defineCommand({
  name: "issue freeze",
  summary: "Keep an issue and its articles as they are now, whatever is edited later",
  description:
    "Writes a copy of the issue and of its articles, to be committed with the content; the mail is made from it from then on. What is published late, or corrected, goes into the next issue. To thaw an issue, delete its copy.",
  arguments: {
    slug: { description: "Issue, as in its address; the newest that is out where none is named", required: false },
  },
  options: { dir: DIR },
  examples: ["postrider issue freeze", "postrider issue freeze 2026-11-20"],

  async run({ slug, dir }, { cwd, now, stdout }) {
    const { resolve } = await import("node:path");
    const { projectBuilder } = await import("../disk/project-builder.js");
    const { writeNewFiles } = await import("../disk/write-new-files.js");
    const { frozenIssueFile } = await import("../issues/frozen-issue-file.js");
    const folder = resolve(cwd, dir);
    const builder = projectBuilder(folder);
    try {
      const { publication } = await builder.build(now());
      const { path, text } = frozenIssueFile(publication, slug);
      await writeNewFiles(folder, { [path]: text });
      stdout.write(`${path}\n`);
      return EXIT.fine;
    } finally {
      await builder.close();
    }
  },
});
