import { type Build, type BuildOptions, build } from "../build/build.js";
import { RENDERERS, RULES } from "../build/built-in-parts.js";
import type { SourceTree } from "../model/source-tree.js";
import { builtInTemplates } from "./built-in-templates.js";

/** What a build is told; what is left out is what comes with Postrider. */
export type BuildTreeOptions = Pick<BuildOptions, "now"> & Partial<BuildOptions>;

/**
 * Builds files from anywhere, with the templates, outputs and rules that come with Postrider.
 *
 * Nothing is written, and nothing rendered until the bytes of a file are asked for.
 *
 * @param tree - The files, e.g. of `memoryTree()`.
 * @throws {ProblemError} If the settings cannot be used; everything else wrong is in `problems`.
 */
export function buildTree(tree: SourceTree, options: BuildTreeOptions): Promise<Build> {
  const { templates = builtInTemplates(), renderers = RENDERERS, rules = RULES } = options;
  return build(tree, { ...options, templates, renderers, rules });
}
