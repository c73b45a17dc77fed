import type { Person } from "../model/person.js";
import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { wrongValue } from "./field-values.js";
import type { Field } from "./fields.js";
import { type FrontMatterMap, type FrontMatterValue, isList, isMap } from "./front-matter.js";
import { oneLine } from "./one-line.js";
import { slugify } from "./slug.js";
import { webUrl } from "./web-url.js";

/**
 * Reads people as front matter names them: one name, several between commas or semicolons, a
 * list, `Name <address>`, `[Name](https://…)`, or maps with `name`, `email`, `url`, `avatar`.
 *
 * Who stands among the publication's authors is known by name or slug, with all that is said there.
 */
export function readPeople(field: Field | undefined, settings: Settings, report: Report): readonly Person[] {
  if (field === undefined) return [];
  const people = (isList(field.value) ? field.value : [field.value]).flatMap((value, index) => {
    if (typeof value === "string")
      return splitNames(value, !isList(field.value) && /s$/i.test(field.key)).map(fromText);
    const person = isMap(value) ? fromMap(value) : undefined;
    if (person === undefined && value !== null) {
      report(
        wrongValue(field, "people with a name", "something without one", `Write ${field.key}: [Ada Example]`, index),
      );
    }
    return person ?? [];
  });
  return unique(people.filter(({ name }) => name !== "").map((person) => withWhatIsKnown(person, settings)));
}

/** People in one text, as a byline has them. */
export function peopleOf(text: string, settings: Settings): readonly Person[] {
  return unique(splitNames(text, true).map((name) => withWhatIsKnown(fromText(name), settings)));
}

type NamedPerson = Omit<Person, "slug">;

/**
 * Pelican parts names at semicolons where there are any, else at commas. Where one name is
 * expected, only full names are parted: `Ada Example, Bo Muster, and Cy Ejemplo`, but not `Doe, Jane`.
 */
function splitNames(text: string, many: boolean): readonly string[] {
  if (text.includes(";")) return text.split(";");
  if (!text.includes(",") || /^\s*\[/.test(text)) return [text];
  const names = text.split(",").map((name) => name.trim().replace(/^and\s+/, ""));
  return many || names.every((name) => /^[^\p{Ll}]\S*\s+\S/u.test(name)) ? names : [text];
}

function fromText(text: string): NamedPerson {
  const line = oneLine(text);
  const [, linked, url] = /^\[([^\]]+)\]\((\S+?)\)$/.exec(line) ?? [];
  if (linked !== undefined && url !== undefined) return { name: oneLine(linked.replace(/^@/, "")), url: webUrl(url) };
  const [, named = line, email] = /^(.*?)\s*<([^\s<>@]+@[^\s<>@]+)>$/.exec(line) ?? [];
  return { name: oneLine(named.replace(/^"(.*)"$/, "$1")) || email?.split("@")[0] || "", email };
}

function fromMap(map: FrontMatterMap): NamedPerson | undefined {
  const name = firstText(map, ["name", "display_name", "title", "id"]);
  if (name === undefined) return undefined;
  const email = firstText(map, ["email", "mail"]);
  return {
    name,
    email: email !== undefined && /^[^\s<>@]+@[^\s<>@]+$/.test(email) ? email : undefined,
    url: webUrl(firstText(map, ["url", "link", "website", "homepage", "web"])),
    avatar: webUrl(firstText(map, ["avatar", "image", "photo", "picture"])),
  };
}

function firstText(map: FrontMatterMap, keys: readonly string[]): string | undefined {
  const texts = keys.map((key): FrontMatterValue | undefined => map[key]);
  const text = texts.find((value) => typeof value === "string" && value.trim() !== "");
  return typeof text === "string" ? oneLine(text) : undefined;
}

/** Fills in what the settings say of somebody with this name, or with the slug that is written instead of the name. */
function withWhatIsKnown(person: NamedPerson, settings: Settings): Person {
  const slug = slugify(person.name) || "author";
  const known = settings.authors.find(({ name }) => name === person.name || slugify(name) === slug);
  return { ...known, ...defined(person), name: known?.name ?? person.name, slug };
}

function defined(person: NamedPerson): Partial<NamedPerson> {
  return Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined));
}

/** Each person once, as first named. */
export function unique<T extends { readonly slug: string }>(items: readonly T[]): readonly T[] {
  if (items.length < 2) return items;
  const bySlug = new Map<string, T>();
  for (const item of items) if (!bySlug.has(item.slug)) bySlug.set(item.slug, item);
  return [...bySlug.values()];
}
