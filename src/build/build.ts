import { type LinkedArticles, linkArticles } from "../articles/link-articles.js";
import type { Outline } from "../articles/outline.js";
import { withoutUpdatesAhead } from "../articles/updates-ahead.js";
import { composeIssues } from "../issues/compose-issues.js";
import { fillReferences } from "../markup/reference-token.js";
import type { Instant } from "../model/instant.js";
import type { SourceTree } from "../model/source-tree.js";
import type { ArticleTransform } from "../plugins/article-transform.js";
import { mapMemory } from "../plugins/map-memory.js";
import type { Memory } from "../plugins/memory.js";
import type { Renderer } from "../plugins/renderer.js";
import type { Rule } from "../plugins/rule.js";
import type { Problem, Report } from "../problem/problem.js";
import { filePatterns } from "../publication/file-patterns.js";
import type { HeldArticle, Publication } from "../publication/publication.js";
import type { TemplateSource, Templates } from "../templating/templates.js";
import { RENDERERS, RULES } from "./built-in-parts.js";
import { type CheckedFile, checkedFiles } from "./checked-file.js";
import { claimPaths } from "./claim-paths.js";
import { localPool } from "./local-pool.js";
import type { Pool } from "./pool.js";
import { type ReadArticles, readArticles } from "./read-articles.js";
import { readSettings } from "./read-settings.js";
import { readTemplates } from "./read-templates.js";
import { transformArticles } from "./transform-articles.js";
import { type ValidPeriod, validPeriod } from "./valid-period.js";

/** What a build is told besides the files. */
export interface BuildOptions {
  /** The moment the build is for: decides what is public, and which issues are out. */
  readonly now: Instant;
  /** Treats drafts as if they were public; default false. */
  readonly drafts?: boolean | undefined;
  /** What templates there are, before the project's own. */
  readonly templates: readonly TemplateSource[];
  /** What changes articles before anything is made of them, in this order; default: nothing. */
  readonly transforms?: readonly ArticleTransform[] | undefined;
  /** What makes the outputs, and what looks for mistakes; default: the built-in ones. */
  readonly renderers?: readonly Renderer[] | undefined;
  readonly rules?: readonly Rule[] | undefined;
  /** Keeps what is slow to make; default: as long as the build. */
  readonly memory?: Memory | undefined;
  /** Parses articles; default: on this core. */
  readonly pool?: Pool | undefined;
}

/** A publication, every file of its output, described but not yet rendered, and what is wrong with it. */
export interface Build {
  readonly publication: Publication;
  /** What the files are rendered with: the preview renders more with it than is public. */
  readonly templates: Templates;
  /** Described when they are first asked for: who wants one mail of a big publication does not wait for them. */
  readonly files: readonly CheckedFile[];
  /** In the order of the pipeline, those of `files` as a whole too. Problems of single files come when they are rendered. */
  readonly problems: readonly Problem[];
  /** New text of the record of issued ids, to be kept in `ISSUED_IDS_FILE`; none of a build with drafts. */
  readonly issuedIds?: string | undefined;
  /** Article files that readers see nothing of. */
  readonly skipped: readonly SkippedSource[];
  /** When the build is right, if no file changes. */
  readonly valid: ValidPeriod;
}

/** A source file that is in no output; `broken`: a problem says what is wrong with it. */
export interface SkippedSource {
  readonly path: string;
  readonly why: HeldArticle["why"] | "broken";
}

/**
 * The whole of Postrider but for reading and writing: files → articles → issues → outputs.
 *
 * Pure: the same files and options give the same build, whatever the memory holds.
 *
 * Throws `ProblemError` when the settings cannot be used; everything else wrong is collected.
 */
export async function build(tree: SourceTree, options: BuildOptions): Promise<Build> {
  const { now, drafts = false, memory = mapMemory(), pool = localPool } = options;
  const { transforms = [], renderers = RENDERERS, rules = RULES } = options;
  const { problems, report, listen } = collectProblems();

  const parsed = await readSettings(tree, memory);
  const { settings, settingsDigest } = parsed;
  parsed.problems.forEach(report);

  const { matches } = filePatterns(settings.articles.files);
  const sources = tree.files.filter(({ path }) => matches(path));
  const read = await readArticles(sources, parsed, { memory, pool }, report);
  const linked = linkArticles(read, tree, settings, { now, drafts, memory }, report);
  const { id, held, formerPages } = linked;
  const articles = transformArticles(withoutUpdatesAhead(linked.articles, now, report), transforms);
  const { issues, next } = composeIssues({ tree, articles, settings, id, now, memory }, report);

  const model = { id, settings, settingsDigest, articles, held, formerPages, issues, now };
  const publication = { ...model, ...publicationReaders(tree, read.bodyOf, linked.referencesOf) };
  const templates = readTemplates(tree, options.templates);

  function describeFiles(): readonly CheckedFile[] {
    const rendered = renderers.flatMap((renderer) => renderer.render(publication, templates, report, memory));
    const files = checkedFiles(claimPaths(rendered, memory, report), rules, listen);
    for (const rule of rules) rule.check?.(publication, files, report);
    return files;
  }

  let files: readonly CheckedFile[] | undefined;
  return {
    publication,
    templates,
    get files() {
      files ??= describeFiles();
      return files;
    },
    get problems() {
      files ??= describeFiles();
      return problems;
    },
    skipped: skippedSources(read.outlines, publication),
    valid: validPeriod(read.outlines, linked.articles, { issues, next }, now),
    issuedIds: drafts ? undefined : linked.issuedIds,
  };
}

/** Apart from the rest, so that what articles were made from is not kept as long as the publication. */
function publicationReaders(
  tree: SourceTree,
  bodyOf: ReadArticles["bodyOf"],
  referencesOf: LinkedArticles["referencesOf"],
): Pick<Publication, "bodyOf" | "readSource"> {
  return {
    bodyOf: (article) => fillReferences(bodyOf(article.source), referencesOf(article)),
    readSource(path) {
      const file = tree.get(path);
      if (!file) throw new Error(`The publication refers to ${path}, which its tree does not hold`);
      return file.read();
    },
  };
}

function skippedSources(outlines: readonly Outline[], { held }: Publication): readonly SkippedSource[] {
  const broken = outlines
    .filter(({ article }) => !article)
    .map(({ source }) => ({ path: source, why: "broken" as const }));
  return [...held.map(({ article, why }) => ({ path: article.source, why })), ...broken];
}

/** A list of problems; `listen` sends what is reported from then on somewhere else. */
function collectProblems(): { problems: Problem[]; report: Report; listen: (to: Report) => void } {
  const problems: Problem[] = [];
  let to: Report = (problem) => void problems.push(problem);
  return {
    problems,
    report: (problem) => to(problem),
    listen: (next) => {
      to = next;
    },
  };
}
