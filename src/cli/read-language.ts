import { canonicalLanguage } from "../language/canonical-language.js";
import type { Language } from "../model/language.js";
import { ProblemError } from "../problem/problem-error.js";

/**
 * Reads the value of `--language`.
 *
 * @throws {ProblemError} `cli/language` if it is no language tag.
 */
export function readLanguage(text: string): Language {
  const language = canonicalLanguage(text);
  if (language !== undefined) return language;
  throw new ProblemError({
    code: "cli/language",
    severity: "error",
    message: `Cannot take "${text}" for --language: expected a language tag (BCP 47)`,
    hint: "Write a tag such as en, kk, pt-BR or zh-Hans",
  });
}
