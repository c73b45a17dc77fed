import type { Rule } from "../plugins/rule.js";
import { altMissing } from "./alt-missing.js";
import { emailAddressMissing } from "./email-address-missing.js";
import { feedsUrlEscaped } from "./feeds-url-escaped.js";
import { languageDoubtful } from "./language-doubtful.js";
import { linkDead } from "./link-dead.js";
import { titleTwice } from "./title-twice.js";
import { translationTwice } from "./translation-twice.js";

/** All rules, in order of their codes. To add one, write its file and name it here. */
export const RULES: readonly Rule[] = [
  altMissing,
  emailAddressMissing,
  languageDoubtful,
  linkDead,
  titleTwice,
  translationTwice,
  feedsUrlEscaped,
];
