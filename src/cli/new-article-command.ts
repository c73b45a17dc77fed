import { defineCommand, EXIT } from "./command.js";
import { DIR } from "./common-options.js";
import { readLanguage } from "./read-language.js";

/** `new article`: a file to write in, where the settings look for articles. */
export const newArticleCommand = defineCommand({
  name: "new article",
  summary: "Begin an article, and print the path of its file",
  description: "The article is a draft until its line draft: true is removed. An existing file is never overwritten.",
  arguments: { title: { description: "Headline, in quotes; the name of the file is made from it", required: true } },
  options: {
    language: {
      description: "Language of the article (BCP 47), where it is not that of the publication",
      value: "tag",
      example: "kk",
    },
    dir: DIR,
  },
  examples: ['postrider new article "The pigeon post of Paris"', 'postrider new article "Пошта" --language kk'],

  async run({ title, language, dir }, { cwd, now, stdout }) {
    const { resolve } = await import("node:path");
    const { draftArticleFile } = await import("../articles/draft-article-file.js");
    const { projectSettings } = await import("../disk/project-settings.js");
    const { writeNewFiles } = await import("../disk/write-new-files.js");
    const folder = resolve(cwd, dir);
    const written = language === undefined ? undefined : readLanguage(language);
    const { settings } = await projectSettings(folder);
    const { path, text } = draftArticleFile(title, written ?? settings.language, settings, now());
    await writeNewFiles(folder, { [path]: text });
    stdout.write(`${path}\n`);
    return EXIT.fine;
  },
});
