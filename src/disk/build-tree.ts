import { type Build, type BuildOptions, build } from "../build/build.js";
import type { SourceTree } from "../model/source-tree.js";
import { builtInTemplates } from "./built-in-templates.js";

/** What a build is told; templates are the built-in ones where none are given. */
export type BuildTreeOptions = Omit<BuildOptions, "templates"> & Partial<Pick<BuildOptions, "templates">>;

/**
 * Builds files from anywhere, with the templates, outputs and rules that come with Postrider.
 *
 * Nothing is written, and nothing rendered until the bytes of a file are asked for.
 *
 * @param tree - The files, e.g. of `memoryTree()`.
 * @throws {ProblemError} If the settings cannot be used; everything else wrong is in `problems`.
 */
export function buildTree(tree: SourceTree, options: BuildTreeOptions): Promise<Build> {
  return build(tree, { ...options, templates: options.templates ?? builtInTemplates() });
}
