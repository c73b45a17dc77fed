import type { Labels } from "../language/labels-of.js";
import { digestOf } from "../model/digest.js";
import type { Instant } from "../model/instant.js";
import type { Language } from "../model/language.js";
import type { OutputFile } from "../model/output-file.js";
import type { Place } from "../model/place.js";
import { publicUrl } from "../publication/feed-addresses.js";
import { type Archive, labelsIn } from "./archive.js";
import { frameContext, type PageHead } from "./frame-context.js";
import { linksFrom, type PageLinks } from "./page-links.js";

/** A page of the archive, and what the site map says of it. */
export interface Page {
  readonly file: OutputFile;
  readonly url: string;
  /** When readers would find something new on it. */
  readonly updated?: Instant | undefined;
  /** False for pages that search engines should not list. */
  readonly isListed: boolean;
}

/** What a page is made of, before it is rendered. */
export interface PagePlan {
  /** Under `out/`; ends in `.html`. */
  readonly path: string;
  /** Public address, where the model has it; made of the path otherwise. */
  readonly url?: string;
  readonly language: Language;
  /** Below `templates/archive/`, e.g. `article.hbs`. */
  readonly template: string;
  /** Everything that its bytes depend on besides `Archive.key`. */
  readonly key: () => readonly unknown[];
  readonly updated?: Instant | undefined;
  readonly isListed?: boolean;
  /** As in `OutputFile`. */
  readonly place?: Place | undefined;
  /** As in `OutputFile`. */
  readonly givesWay?: boolean;
  /** For pages that are shown at any address. */
  readonly links?: PageLinks;
  /** Called once, when the page is rendered. */
  content(tools: PageTools): { readonly head: PageHead; readonly context: object };
}

/** What a page needs to speak and to link. */
export interface PageTools {
  readonly labels: Labels;
  readonly links: PageLinks;
}

/** Makes a page: its content inside the frame that all pages share (`partials/frame.hbs`). */
export function page(archive: Archive, plan: PagePlan): Page {
  const { path, updated, isListed = true } = plan;
  return {
    url: plan.url ?? publicUrl(archive.publication.settings, path.replace(/(^|\/)index\.html$/, "$1")),
    updated,
    isListed,
    file: new PageFile(archive, plan),
  };
}

/** Class, not closures: a publication has 100,000 of them. */
class PageFile implements OutputFile {
  readonly mediaType = "text/html; charset=utf-8";
  readonly #archive: Archive;
  readonly #plan: PagePlan;

  constructor(archive: Archive, plan: PagePlan) {
    this.#archive = archive;
    this.#plan = plan;
  }

  get path(): string {
    return this.#plan.path;
  }

  get place(): Place | undefined {
    return this.#plan.place;
  }

  get givesWay(): boolean | undefined {
    return this.#plan.givesWay;
  }

  get key(): string {
    const { template, path, key } = this.#plan;
    return digestOf(this.#archive.key, template, path, key());
  }

  bytes(): string {
    return render(this.#archive, this.#plan);
  }
}

function render(
  archive: Archive,
  { path, language, template, links = linksFrom(archive, path), content }: PagePlan,
): string {
  const labels = labelsIn(archive, language);
  const { head, context } = content({ labels, links });
  return archive.templates.render(`archive/${template}`, { ...frameContext(archive, labels, links, head), ...context });
}
