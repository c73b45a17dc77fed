import { castMould, fillMould, type Mould, type Render } from "./mould.js";
import { type Outline, outlineOf } from "./outline.js";
import type { SlotMode } from "./slot.js";
import type { TemplateSource } from "./templates.js";

/** Outlines that are remembered, with and without a mould. */
const MOST_OUTLINES = 200;

/**
 * Spares templates from running for pages that differ in their words alone, as most articles of a
 * site do: the second time that an outline comes, a mould is cast, and from the third on it is filled.
 *
 * What is rendered is the same with and without: where a template looks at what a text says, it runs
 * for every page.
 */
export class Moulds {
  readonly #write: Readonly<Record<SlotMode, (text: string) => string>>;
  readonly #known = new Map<string, Mould | "seen">();
  /** Paths of templates that look at texts. */
  readonly #looking = new Set<string>();

  /** @param write - How a text is written in each mode. */
  constructor(write: Readonly<Record<SlotMode, (text: string) => string>>) {
    this.#write = write;
  }

  /** @param render - Runs the template of that path. */
  render(path: string, context: object, render: Render): string {
    const outline = this.#looking.has(path) ? undefined : outlineOf(context);
    if (!outline) return render(context);
    const key = `${path} ${outline.key}`;
    const known = this.#known.get(key);
    if (known !== undefined && known !== "seen") return fillMould(known, outline.texts, this.#write);
    const rendered = render(context);
    if (known === undefined) this.#remember(key, "seen");
    else this.#cast(path, key, { context, outline, rendered, render });
    return rendered;
  }

  #cast(
    path: string,
    key: string,
    { context, outline, rendered, render }: { context: object; outline: Outline; rendered: string; render: Render },
  ): void {
    const mould = castMould(context, render);
    if (mould && fillMould(mould, outline.texts, this.#write) === rendered) this.#remember(key, mould);
    else this.#looking.add(path);
  }

  #remember(key: string, what: Mould | "seen"): void {
    if (this.#known.size >= MOST_OUTLINES) this.#known.clear();
    this.#known.set(key, what);
  }
}

/**
 * Whether what becomes of a text in templates that call each other depends on nothing but its place.
 * It goes by their own texts, and takes what is doubtful for a no.
 *
 * A block around the very data that it stands in adds no level for `../` to climb. Whether two texts are
 * the same only a run can tell, and so it is with data that the context has twice; data that is reached
 * by its name from where the template stands is another anyway.
 */
export function canBeMoulded(templates: readonly TemplateSource[]): boolean {
  const have = (pattern: RegExp): boolean => templates.some(({ text }) => pattern.test(text));
  return !have(INDENTED_PARTIAL) && !(have(CLIMBS) && have(REACHES_FAR));
}

/** Handlebars sets the lines of what stands there in by as much. */
const INDENTED_PARTIAL = /^[^\S\n]+\{\{[~#]*>/m;
const CLIMBS = /\{\{[^}]*\.\./;
/** A block around data that is not below the data around it, or that gives it another name to be reached by. */
const REACHES_FAR = /\{\{~?[#^](?!(?:if|unless)\b)[^}]*(?:\.\.|@|\blookup\b|\bas\s*\|)/;
