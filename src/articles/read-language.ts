import { canonicalLanguage } from "../language/canonical-language.js";
import type { Language } from "../model/language.js";
import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { detectLanguage } from "./detect-language.js";
import { textOf, wrongValue } from "./field-values.js";
import type { Fields } from "./fields.js";
import type { FileName } from "./file-name.js";

/**
 * Language of an article: written in its front matter, in its file's name, told by the script of
 * its text where that leaves no doubt, else the publication's.
 */
export function readLanguage(
  fields: Fields,
  name: FileName,
  paragraphs: readonly string[],
  settings: Settings,
  report: Report,
): Language {
  const field = fields.get("language");
  const written = textOf(field, report);
  const canonical = written === undefined ? undefined : canonicalLanguage(written);
  if (field && written !== undefined && canonical === undefined) {
    report(wrongValue(field, "a language tag (BCP 47)", `"${written}"`, `Write ${field.key}: en, or kk, ug, zh-Hans`));
  }
  const named = canonical ?? (name.language && canonicalLanguage(name.language));
  const usual = canonicalLanguage(settings.language) ?? "en";
  return named ?? detectLanguage(paragraphs.slice(0, 10).join(" "), usual) ?? usual;
}
