import type { Tag } from "../model/article.js";
import type { Report } from "../problem/problem.js";
import { quote, textsOf, wrongValue } from "./field-values.js";
import type { Field, Fields } from "./fields.js";
import { oneLine } from "./one-line.js";
import { unique } from "./read-people.js";
import { slugify } from "./slug.js";

/** Tags, and the section that the first category is. */
export interface Sorting {
  readonly tags: readonly Tag[];
  readonly section?: Tag | undefined;
}

/**
 * Reads tags and categories.
 *
 * One text holds several tags between commas; in Jekyll's folders also between spaces, as Jekyll
 * has it. Without a `section`, the first category is the section and the others are tags; without any
 * `tags`, all `categories` are tags as well.
 */
export function readTags(fields: Fields, path: string, report: Report): Sorting {
  const tagField = fields.get("tags");
  const jekyll = /(?:^|\/)_(?:posts|drafts)\//.test(path);
  const tags = textsOf(tagField, report).flatMap((text) => splitTags(text, tagField, jekyll));
  const categoryField = fields.get("categories");
  const categories = textsOf(categoryField, report).flatMap((text) => text.split(","));
  const sectionField = fields.get("section");
  const [written] = textsOf(sectionField, report);
  const section = written ?? categories[0];
  const isSectionAlone = categoryField?.key.toLowerCase() === "category";
  const areAllTags = written !== undefined || (tags.length === 0 && !isSectionAlone);
  const more = areAllTags ? categories : categories.slice(1);
  const toTags = (texts: readonly string[], field: Field | undefined) =>
    texts.flatMap((text) => toTag(text, field, report));
  return {
    tags: unique([...toTags(tags, tagField), ...toTags(more, categoryField)]),
    section:
      section === undefined ? undefined : toTags([section], written === undefined ? categoryField : sectionField)[0],
  };
}

function splitTags(text: string, field: Field | undefined, jekyll: boolean): readonly string[] {
  // In a list each item is one tag, whatever is in it.
  if (typeof field?.value !== "string") return [text];
  if (/[,;،、，]/.test(text)) return text.split(/[,;،、，]/);
  return jekyll ? text.split(/\s+/) : [text];
}

/** None for a name that makes no address: an emoji, say. */
function toTag(text: string, field: Field | undefined, report: Report): readonly Tag[] {
  const name = oneLine(text.replace(/^#(?=\S)/, ""));
  const slug = slugify(name);
  if (slug !== "") return [{ name, slug }];
  if (field && name !== "")
    report(
      wrongValue(field, "a name with a letter or digit", quote(name), `Write a word with it, such as "${name} news"`),
    );
  return [];
}
