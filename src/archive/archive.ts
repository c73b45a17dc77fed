import { type Labels, labelsOf } from "../language/labels-of.js";
import { digestOf } from "../model/digest.js";
import type { Issue } from "../model/issue.js";
import type { Language } from "../model/language.js";
import { type ArticleGroups, groupArticles } from "../publication/article-groups.js";
import { publicUrl } from "../publication/feed-addresses.js";
import type { Publication } from "../publication/publication.js";
import type { Templates } from "../templating/templates.js";
import { VERSION } from "../version.js";
import { styleSheetPath } from "./style-sheet.js";

/** What all pages of one build share. */
export interface Archive {
  readonly publication: Publication;
  readonly templates: Templates;
  /** Public address of the front page, ending in `/`. */
  readonly base: string;
  /** Hash of what every page depends on: version, settings, templates, and which menu entries there are. */
  readonly key: string;
  /** Path of the style sheet under `out/`. */
  readonly styleSheet: string;
  /** Public addresses of the pages that articles and issues have, and of the front page. */
  readonly pages: ReadonlySet<string>;
  /** Issues that are out, newest first. */
  readonly issues: readonly Issue[];
  readonly groups: ArticleGroups;
  /** Lists that there are pages of. */
  readonly has: { readonly [list in "issues" | "tags" | "authors" | "sections" | "languages"]: boolean };
}

/** Gathers it, in time proportional to the number of articles. */
export function openArchive(publication: Publication, templates: Templates): Archive {
  const { settings, settingsDigest } = publication;
  const { archive } = settings;
  const issues = publication.issues.filter(({ upcoming }) => !upcoming);
  const groups = groupArticles(publication.articles);
  const has = {
    issues: issues.length > 0,
    tags: archive.tags && groups.tags.size > 0,
    authors: archive.authors && groups.authors.size > 0,
    sections: archive.sections && groups.sections.size > 0,
    languages: archive.languages && groups.languages.size > 1,
  };
  const styleSheet = styleSheetPath(settings, templates);
  const base = publicUrl(settings, "");
  return {
    publication,
    templates,
    base,
    pages: new Set([base, ...[...publication.articles, ...issues].map(({ url }) => url)]),
    key: digestOf("archive", VERSION, settingsDigest, templates.digest("archive"), has),
    styleSheet,
    issues,
    groups,
    has,
  };
}

/** The labels for a page, or a part of one, in a language. */
export function labelsIn({ publication }: Archive, language: Language): Labels {
  const { labels, language: fallback } = publication.settings;
  return labelsOf(language, { overrides: labels, fallback });
}
