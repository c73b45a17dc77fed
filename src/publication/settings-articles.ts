import { z } from "zod";
import { option } from "./option.js";

/** Where articles are and how their front matter is read. */
export const articlesSettings = option(
  z
    .strictObject({
      files: option(z.array(z.string()).default(["articles/**/*.{md,markdown,html,txt}"]), {
        description: "Glob patterns of the article files, from the folder of the settings file; `../` may leave it.",
        example: ["../site/_posts/*.md"],
      }),
      permalink: option(z.string().default("articles/:slug/"), {
        description:
          "Pattern of the page addresses: `:slug :year :month :day :section :language :title :file` are filled in.",
        example: ":year/:month/:day/:slug/",
      }),
      keys: option(z.record(z.string(), z.string()).default({}), {
        description: "Front-matter keys of your own, each with the standard key it means.",
        example: { headline: "title" },
      }),
      static: option(z.array(z.string()).default(["static"]), {
        description:
          "Folders whose files stand at the root of the site: where `/img/a.png` in an article is looked for.",
        example: ["../site/public"],
      }),
    })
    .prefault({}),
  { description: "Articles: where they are and how they are read.", example: { permalink: ":year/:slug/" } },
);
