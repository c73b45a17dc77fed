import { z } from "zod";
import { archiveSettings } from "./settings-archive.js";
import { articlesSettings } from "./settings-articles.js";
import { emailSettings } from "./settings-email.js";
import { feedsSettings } from "./settings-feeds.js";
import { issuesSettings } from "./settings-issues.js";
import { sendingSettings } from "./settings-sending.js";
import { siteSettings } from "./settings-site.js";

/**
 * Everything that `content/publication.yaml` may say. Unknown keys are errors, so that a typing
 * mistake is never silent. One file a group: `settings-<group>.ts`.
 */
export const settingsSchema = z.strictObject({
  ...siteSettings,
  articles: articlesSettings,
  issues: issuesSettings,
  feeds: feedsSettings,
  archive: archiveSettings,
  email: emailSettings,
  sending: sendingSettings,
});

/** The settings with every default filled in. */
export type Settings = z.output<typeof settingsSchema>;
