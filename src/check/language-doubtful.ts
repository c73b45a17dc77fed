import type { Article } from "../model/article.js";
import type { Language } from "../model/language.js";
import type { Rule } from "../plugins/rule.js";
import type { Problem } from "../problem/problem.js";

/** Texts that cannot be in the language they claim. */
export const languageDoubtful: Rule = {
  code: "check/language-doubtful",
  description:
    "An article has no letter of its language's script: it is shown in the wrong direction and type, and read aloud wrongly.",

  check({ articles }, _files, report) {
    for (const article of articles) {
      const text = `${article.title ?? ""} ${article.summary}`;
      if (/\p{L}{3}/u.test(text) && !lettersOf(article.language).test(text)) report(doubtful(article));
    }
  },
};

/** Scripts that are several in Unicode (ISO 15924 → property `Script`). */
const COMPOUND: Readonly<Record<string, readonly string[]>> = {
  Hans: ["Han"],
  Hant: ["Han"],
  Jpan: ["Han", "Hira", "Kana"],
  Kore: ["Hang", "Han"],
};

const letters = new Map<Language, RegExp>();

function lettersOf(language: Language): RegExp {
  const known = letters.get(language) ?? makeLetters(language);
  letters.set(language, known);
  return known;
}

/** Any letter will do where the script is not known to this system. */
function makeLetters(language: Language): RegExp {
  try {
    const { script = "" } = new Intl.Locale(language).maximize();
    const scripts = (COMPOUND[script] ?? [script]).map((name) => `\\p{Script_Extensions=${name}}`);
    return new RegExp(`[${scripts.join("")}]`, "u");
  } catch {
    return /\p{L}/u;
  }
}

function doubtful({ language, source, places }: Article): Problem {
  return {
    code: languageDoubtful.code,
    severity: "warning",
    message: `Cannot believe that this article is in "${language}": expected letters of its script, got none`,
    place: places.title ?? { file: source, line: 1, column: 1 },
    hint: "Write language: with the tag of the language it is in, e.g. language: kk",
  };
}
