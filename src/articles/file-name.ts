import type { Language } from "../model/language.js";

/** What the path of an article's file tells about it. */
export interface FileName {
  /** Name without ending, date and language: `2026-11-22-hello.kk.md` → `hello`; of a page bundle the folder's name. */
  readonly name: string;
  /** Date in the name, or in the folders above it (`2026/11/22/`, `2026/11/`), as written: `2026-11-22`. */
  readonly date?: string | undefined;
  readonly language?: Language | undefined;
  /** True in Jekyll's folder of drafts. */
  readonly draft: boolean;
  /** Folder and name without language and ending. */
  readonly key: string;
}

/** Reads a path as Jekyll, Hugo, Eleventy, Zola and Pelican name their files. */
export function readFileName(path: string): FileName {
  const segments = path.normalize("NFC").split("/");
  const base = segments.pop() ?? "";
  const ending = /\.[A-Za-z]+$/.exec(base)?.[0] ?? "";
  const { stem, language } = splitLanguage(base.slice(0, base.length - ending.length));
  const folder = segments.at(-1);
  // `index.md` in a folder is a page bundle (Hugo, Zola): the folder names the page.
  const bundled = /^index$/i.test(stem) && folder !== undefined && folder !== "." && folder !== "..";
  const isDraft = segments.includes("_drafts");
  const named = dated(bundled ? folder : stem, isDraft || segments.includes("_posts"));
  const above = segments.slice(0, bundled ? -1 : undefined);
  return {
    name: named.name,
    date: named.date ?? dateOfFolders(above),
    language,
    draft: isDraft,
    key: [...segments, stem].join("/"),
  };
}

/** `post.kk`, `post.zh-Hans`: Hugo's and Zola's suffix. Only where ICU knows the language: `v1.go` has none. */
function splitLanguage(stem: string): { stem: string; language?: Language } {
  const [, rest, tag] = /^(.+)\.([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)$/.exec(stem) ?? [];
  if (rest === undefined || tag === undefined) return { stem };
  const language = tag.replace("_", "-");
  return isLanguage(language) ? { stem: rest, language } : { stem };
}

/** Made when a name may have a language: the table of names takes ICU longer to load than parsing ten articles. */
let names: Intl.DisplayNames | undefined;

function isLanguage(tag: string): boolean {
  names ??= new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  try {
    return names.of(tag) !== undefined;
  } catch {
    return false;
  }
}

/**
 * `2026-11-22-hello`, `20261122-hello` (Jekyll, Eleventy, Zola). A date without zeros is a date,
 * too, but only Jekyll takes it off the name.
 */
function dated(stem: string, isJekyll: boolean): { name: string; date?: string } {
  const { year, month = "", day = "", rest = "" } = DATED.exec(stem)?.groups ?? COMPACT.exec(stem)?.groups ?? {};
  if (year === undefined || !isDay(Number(month), Number(day))) return { name: stem };
  const isPadded = month.length === 2 && day.length === 2;
  return { name: rest !== "" && (isPadded || isJekyll) ? rest : stem, date: `${year}-${month}-${day}` };
}

const DATED = /^(?<year>\d{4})(?<separator>[-_.])(?<month>\d{1,2})\k<separator>(?<day>\d{1,2})(?:[-_. ]+(?<rest>.*))?$/;
const COMPACT = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[-_. ]+(?<rest>.*))?$/;

/** Folders by year, month and maybe day, nearest to the file: `posts/2018/04/hello.md` is of April. */
function dateOfFolders(folders: readonly string[]): string | undefined {
  const [, year, month, day = "1"] = /(?:^|\/)(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?(?:\/|$)/.exec(folders.join("/")) ?? [];
  return year !== undefined && isDay(Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined;
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
