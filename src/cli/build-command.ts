import type { BuildSummary } from "../disk/build-project.js";
import { defineCommand, EXIT } from "./command.js";
import { DIR, JSON_OUTPUT, NOW, OUT } from "./common-options.js";
import { printBuild } from "./print-build.js";
import { printJson } from "./print-json.js";
import { problemsIn } from "./problems-in.js";
import { progressLine } from "./progress-line.js";
import { readMoment } from "./read-moment.js";

/** `build`: makes everything of the publication, and writes what changed. */
export const buildCommand = defineCommand({
  name: "build",
  summary: "Write the email, the feeds and the archive",
  description:
    "Files are replaced one by one, and only where their bytes change; outputs of deleted articles are removed; files that Postrider did not write are never touched.",
  arguments: {},
  options: {
    dir: DIR,
    out: OUT,
    now: NOW,
    drafts: { description: "Build drafts, too: to look at, not to publish" },
    watch: {
      description: "Build again whenever a source file changes or an article's time has come, until interrupted",
    },
    json: JSON_OUTPUT,
  },
  examples: [
    "postrider build",
    "postrider build --dir ~/courier --out public",
    "postrider build --json > build.json",
    "postrider build --watch",
  ],
  exitCodes: { 1: "the content or the settings have errors; what is right is built all the same" },

  async run({ dir, out, now, drafts, watch, json }, context) {
    const moment = now === undefined ? context.now() : readMoment(now);
    const { resolve } = await import("node:path");
    const folder = resolve(context.cwd, dir);
    const progress = progressLine(context.stderr, context.now);
    const options = {
      dir: folder,
      out: resolve(folder, out),
      drafts,
      onProgress: progress.show,
      signal: context.signal,
    };
    const tell = (build: BuildSummary): number => {
      progress.clear();
      if (json) printJson({ ok: isFine(build), ...build }, context);
      else printBuild(build, options.out, context);
      return isFine(build) ? EXIT.fine : EXIT.errors;
    };
    if (watch) {
      const { watchProject } = await import("../disk/watch-project.js");
      await watchProject({ ...options, now: now === undefined ? context.now : () => moment }, tell);
      return EXIT.interrupted;
    }
    const { buildProject, nothingBuilt } = await import("../disk/build-project.js");
    try {
      return tell(await buildProject({ ...options, now: moment }).finally(progress.clear));
    } catch (error) {
      // Programs find the same members, whatever came of it.
      const problems = json && !context.signal.aborted ? problemsIn(error) : undefined;
      if (!problems) throw error;
      return tell(nothingBuilt(problems));
    }
  },
});

function isFine({ problems }: BuildSummary): boolean {
  return problems.every(({ severity }) => severity !== "error");
}
