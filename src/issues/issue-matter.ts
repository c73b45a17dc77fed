import { type FrontMatter, type FrontMatterMap, type FrontMatterValue, isMap } from "../articles/front-matter.js";
import { parseDate } from "../articles/parse-date.js";
import { canonicalLanguage } from "../language/canonical-language.js";
import type { Instant } from "../model/instant.js";
import type { Language } from "../model/language.js";
import type { Place } from "../model/place.js";
import type { Report } from "../problem/problem.js";
import type { ArticleReference, CorrectionPlan, SectionPlan } from "./issue-file.js";
import { listOf } from "./list-of.js";

type Path = readonly (string | number)[];

/** Reads the front matter of an issue file key by key. What is wrong is reported and counts as absent. */
export class IssueMatter {
  readonly #front: FrontMatter;
  readonly #file: string;
  readonly #timeZone: string;
  readonly #report: Report;

  constructor(front: FrontMatter, file: string, timeZone: string, report: Report) {
    this.#front = front;
    this.#file = file;
    this.#timeZone = timeZone;
    this.#report = report;
  }

  /** When the issue goes out; `hasTime` is false where only the day is written. */
  date(): { instant: Instant; hasTime: boolean } | undefined {
    const text = this.text("date");
    const instant = text === undefined ? undefined : parseDate(text, this.#timeZone);
    if (text !== undefined && instant !== undefined) return { instant, hasTime: /\d:\d|\d{10}/.test(text) };
    this.#wrong(
      "date",
      "the day or moment it goes out",
      text,
      ["date"],
      "Write date: 2026-11-20, or date: 2026-11-20 09:00",
    );
    return undefined;
  }

  /** A line of text. */
  text(key: string): string | undefined {
    return this.#textIn(this.#front.values, key, []);
  }

  language(): Language | undefined {
    const text = this.text("language");
    const language = text === undefined ? undefined : canonicalLanguage(text);
    if (text === undefined || language !== undefined) return language;
    return this.#wrong("language", "a language tag (BCP 47)", text, ["language"], "Write language: en, or kk, zh-Hans");
  }

  yes(key: string): boolean | undefined {
    const text = this.text(key)?.toLowerCase();
    if (text === undefined) return undefined;
    if (["true", "yes", "on"].includes(text)) return true;
    if (["false", "no", "off"].includes(text)) return false;
    return this.#wrong(key, "true or false", text, [key], `Write ${key}: false`);
  }

  references(key: string): readonly ArticleReference[] {
    return this.#references(this.#list(key), [key]);
  }

  sections(): readonly SectionPlan[] {
    return this.#maps("sections").map(([section, path]) => {
      const count = this.#textIn(section, "count", path);
      const as = this.#textIn(section, "as", path) ?? "stories";
      if (!isAs(as)) this.#wrong("as", "stories, briefs or links", as, [...path, "as"], "Write as: briefs");
      if (count !== undefined && !/^[1-9]\d{0,3}$/.test(count)) {
        this.#wrong("count", "a number from 1", count, [...path, "count"], "Write count: 3");
      }
      return {
        title: this.#textIn(section, "title", path),
        articles: this.#references(listOf(section["articles"]), [...path, "articles"]),
        tag: this.#textIn(section, "tag", path),
        author: this.#textIn(section, "author", path),
        section: this.#textIn(section, "section", path),
        count: count !== undefined && /^[1-9]\d{0,3}$/.test(count) ? Number(count) : undefined,
        as: isAs(as) ? as : "stories",
      };
    });
  }

  sponsors(): readonly {
    name: string;
    url: string;
    text: string;
    disclosure?: string;
    position: number;
    place: Place;
  }[] {
    return this.#maps("sponsors").flatMap(([sponsor, path]) => {
      const [name, url] = [this.#textIn(sponsor, "name", path), this.#textIn(sponsor, "url", path)];
      const usable = name !== undefined && url !== undefined && /^https?:\/\//.test(url) && URL.canParse(url);
      if (!usable) {
        this.#wrong(
          "sponsors",
          "a name and an https address",
          url ?? name,
          path,
          "Write - name: …, and below it url: https://…",
        );
        return [];
      }
      const disclosure = this.#textIn(sponsor, "disclosure", path);
      const position = this.#textIn(sponsor, "position", path) ?? "1";
      const isPosition = /^\d{1,3}$/.test(position);
      if (!isPosition) this.#wrong("position", "a number from 0", position, [...path, "position"], "Write position: 2");
      return {
        name,
        url: new URL(url).href,
        text: this.#blockIn(sponsor, "text"),
        ...(disclosure !== undefined && { disclosure }),
        position: isPosition ? Number(position) : 1,
        place: this.#front.placeOf(...path),
      };
    });
  }

  corrections(): readonly CorrectionPlan[] {
    return this.#list("corrections").flatMap((value, index): CorrectionPlan[] => {
      const path = ["corrections", index];
      if (typeof value === "string") return [{ text: oneLine(value) }];
      const text = isMap(value) ? this.#textIn(value, "text", path) : undefined;
      if (!isMap(value) || text === undefined) {
        this.#wrong(
          "corrections",
          "what was wrong",
          undefined,
          path,
          "Write - text: …, and below it article: the-slug",
        );
        return [];
      }
      const issue = this.#textIn(value, "issue", path)?.replace(/^#/, "");
      const isNumber = issue === undefined || /^\d{1,9}$/.test(issue);
      if (!isNumber) this.#wrong("issue", "the number of an issue", issue, [...path, "issue"], "Write issue: 12");
      const article = this.#references(listOf(value["article"]), [...path, "article"])[0];
      return [{ text, article, issueNumber: isNumber && issue !== undefined ? Number(issue) : undefined }];
    });
  }

  #references(values: readonly FrontMatterValue[], path: Path): readonly ArticleReference[] {
    return values.flatMap((value, index): ArticleReference[] => {
      const here = [...path, index];
      const name = isMap(value) ? this.#textIn(value, "article", here) : typeof value === "string" ? value.trim() : "";
      if (!name) {
        this.#wrong(String(path.at(-1)), "the slug or file of an article", undefined, here, "Write - the-slug");
        return [];
      }
      const [note, blurb] = isMap(value) ? [this.#textIn(value, "note", here), this.#textIn(value, "blurb", here)] : [];
      return [{ name, place: this.#front.placeOf(...here), note, blurb }];
    });
  }

  #maps(key: string): readonly (readonly [FrontMatterMap, Path])[] {
    return this.#list(key).flatMap((value, index) => {
      if (isMap(value)) return [[value, [key, index]] as const];
      this.#wrong(
        key,
        "a list of maps",
        typeof value === "string" ? value : undefined,
        [key, index],
        "Write - title: …, and its keys below",
      );
      return [];
    });
  }

  #list(key: string): readonly FrontMatterValue[] {
    return listOf(this.#front.values[key]);
  }

  #textIn(values: FrontMatterMap, key: string, path: Path): string | undefined {
    const value = values[key];
    if (value === undefined || value === null) return undefined;
    if (typeof value === "string") return oneLine(value) || undefined;
    return this.#wrong(key, "a text", "a list or map", [...path, key], `Write ${key}: followed by the text`);
  }

  #blockIn(values: FrontMatterMap, key: string): string {
    const value = values[key];
    return typeof value === "string" ? value : "";
  }

  #wrong(key: string, expected: string, got: string | undefined, path: Path, hint: string): undefined {
    this.#report({
      code: "issues/value-unusable",
      severity: "error",
      message: `Cannot read ${key} of the issue: expected ${expected}, got ${got === undefined ? "nothing" : `"${got}"`}`,
      place: got === undefined && path.length === 1 ? { file: this.#file, line: 1 } : this.#front.placeOf(...path),
      hint,
    });
    return undefined;
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim().normalize("NFC");
const isAs = (text: string): text is SectionPlan["as"] => ["stories", "briefs", "links"].includes(text);
