import { parentPort, workerData } from "node:worker_threads";
import { build } from "../build/build.js";
import type { CheckedFile } from "../build/checked-file.js";
import { renderAsked } from "../build/render-asked.js";
import { builtInTemplates } from "./built-in-templates.js";
import { notingMemory } from "./noting-memory.js";
import { openPackMemory } from "./pack-memory.js";
import { readAsBefore } from "./read-project.js";
import type { RenderAnswer, RenderPlan, RenderQuestion } from "./render-threads.js";

/**
 * The thread of `renderThreads`: makes the same build again, and renders the files that it is asked for.
 * Where the build fails, it ends, and so does all that was asked.
 */
const { project, seen, now, drafts }: RenderPlan = workerData;
const memory = notingMemory(openPackMemory(project.memory));
const files = buildAgain();
let last: Promise<unknown> = files;

parentPort?.on("message", (question: RenderQuestion) => {
  last = last.then(() => answer(question));
});

async function buildAgain(): Promise<ReadonlyMap<string, CheckedFile>> {
  const { tree } = readAsBefore(project, seen);
  const made = await build(tree, { now, drafts, templates: builtInTemplates(), memory });
  const byPath = new Map(made.files.map((file) => [file.path, file]));
  // What it took to build again is the other side's business already.
  memory.take();
  return byPath;
}

async function answer(question: RenderQuestion): Promise<void> {
  const rendered = await renderAsked(await files, question);
  const buffers = rendered.flatMap((file) => (file?.bytes ? [file.bytes.buffer] : []));
  parentPort?.postMessage({ rendered, noted: memory.take() } satisfies RenderAnswer, buffers);
}
