import type { Tag } from "../model/article.js";
import type { Person } from "../model/person.js";

/** Gives equal parts of many articles back as one: it halves what 100,000 articles take. */
export class SharedParts {
  readonly #known = new Map<string, unknown>();

  text<Text extends string>(text: Text): Text {
    return this.#one(text, text);
  }

  tag(tag: Tag): Tag {
    return this.#one(`tag ${tag.slug} ${tag.name}`, tag);
  }

  tags(tags: readonly Tag[] = NONE): readonly Tag[] {
    return tags.length === 0 ? NONE : tags.map((tag) => this.tag(tag));
  }

  /** The lists too: most articles have one author. */
  people(people: readonly Person[] = NONE): readonly Person[] {
    return people.length === 0 ? NONE : this.#one(JSON.stringify(people), people);
  }

  #one<Part>(name: string, part: Part): Part {
    const known = this.#known.get(name);
    if (known !== undefined) return known as Part;
    this.#known.set(name, part);
    return part;
  }
}

const NONE: readonly never[] = [];
