import { defineCommand, EXIT } from "./command.js";
import { DIR } from "./common-options.js";

/** `new issue`: the next issue, written out to be curated by hand. */
export const newIssueCommand = defineCommand({
  name: "new issue",
  summary: "Begin to curate the next issue, and print the path of its file",
  description:
    "The file names the articles since the last issue in the order that the rules would show them in: change it as you like. An existing file is never overwritten.",
  arguments: {},
  options: { dir: DIR },
  examples: ["postrider new issue"],

  async run({ dir }, { cwd, now, stdout }) {
    const { resolve } = await import("node:path");
    const { projectBuilder } = await import("../disk/project-builder.js");
    const { writeNewFiles } = await import("../disk/write-new-files.js");
    const { draftIssueFile } = await import("../issues/draft-issue-file.js");
    const folder = resolve(cwd, dir);
    const builder = projectBuilder(folder);
    const { publication } = await builder.build(now()).finally(builder.close);
    const { path, text } = draftIssueFile(publication);
    await writeNewFiles(folder, { [path]: text });
    stdout.write(`${path}\n`);
    return EXIT.fine;
  },
});
