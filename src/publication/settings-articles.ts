import { z } from "zod";
import { option } from "./option.js";
import { KNOWN_PLACEHOLDERS, unknownPlaceholders } from "./permalink-words.js";
import { STANDARD_KEYS } from "./standard-key.js";

const pattern = z.string().refine((text) => unknownPlaceholders(text).length === 0, { error: KNOWN_PLACEHOLDERS });

/** Where articles are and how their front matter is read. */
export const articlesSettings = option(
  z
    .strictObject({
      files: option(z.array(z.string()).default(["articles/**/*.{md,markdown,html,txt}", "!**/_index.*"]), {
        description:
          "Glob patterns of the article files, from the folder of the settings file; `../` may leave it, `!` takes files out again.",
        example: ["../site/_posts/*.md"],
        reason: "`_index` files are the section pages of Hugo and Zola, no articles.",
      }),
      permalink: option(pattern.default("articles/:slug/"), {
        description:
          "Pattern of the page addresses. `:slug` and `:title` (the written slug; without one the name of the file, or the headline), `:file` (its name), `:path` (folders and name below the pattern's fixed part), `:filename` (the name as Hugo writes it), `:year`, `:month`, `:day`, `:section` and `:language` are filled in. A translation (`post.kk.md`) stands below its language where the pattern does not say `:language`.",
        example: ":year/:month/:day/:slug/",
      }),
      keys: option(z.record(z.string(), z.enum([...STANDARD_KEYS, "ignore"])).default({}), {
        description:
          "Front-matter keys of your own, each with the standard key it means, or `ignore`. A dot leads into a map: `header.image`.",
        example: { headline: "title" },
      }),
      defaults: option(z.array(z.looseObject({ files: z.array(z.string()).optional() })).default([]), {
        description:
          "Front matter for articles that do not say it themselves. `files` are glob patterns from the folder of the settings file, left out: all articles; where several fit, the last one counts. `permalink` may be a pattern.",
        example: [{ files: ["articles/en/**"], language: "en", permalink: "en/:slug/" }],
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
