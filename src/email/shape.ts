import { digestOf } from "../model/digest.js";
import type { Memory } from "../plugins/memory.js";
import { VERSION } from "../version.js";
import { compileMjml, MJML_VERSION, type MjmlComplaint } from "./compile-mjml.js";
import { type Block, fillSlots, MARK, type SlotTable } from "./slot-table.js";

/** MJML compiled once for all mails of the same shape. */
interface Shape {
  /** What stands before, between and after runs of blocks. */
  readonly frame: readonly string[];
  /** The HTML of each different block. */
  readonly blocks: readonly string[];
}

/** A mail's MJML cannot be compiled as it should. */
export class MjmlError extends Error {
  override readonly name = "MjmlError";
  readonly complaint: MjmlComplaint;
  readonly mjml: string;

  constructor(complaint: MjmlComplaint, mjml: string) {
    super(complaint.message);
    this.complaint = complaint;
    this.mjml = mjml;
  }
}

/**
 * Compiles what templates rendered with a table of slots: the same bytes as compiling the MJML with
 * all texts in it, in a fraction of the time when the shape is known.
 *
 * MJML makes of each top-level block the same HTML wherever it stands, but for two things: the
 * style sheet in the head, which depends on which blocks there are and in which order they
 * come first; and conditional comments that end where the next begin, which it joins. So each
 * different block is compiled once, in the order of first appearance, and the pieces are put together
 * like that.
 *
 * @throws {MjmlError} when the MJML is not valid, or texts are lost in compiling it.
 */
export async function compileShape(mjml: string, table: SlotTable, memory: Memory): Promise<string> {
  const runs = cutRuns(mjml, table.blocks);
  const distinct = [...new Set(runs.flatMap(({ blocks }) => blocks.map((block) => block.mjml)))];
  const source = sourceOf(mjml, runs, distinct);
  return assemble(await shapeOf(source, distinct, memory), runs, distinct, table);
}

/** The shapes that a memory has given in this process, by their MJML: reading one again costs more than using it. */
const given = new WeakMap<Memory, Map<string, Shape>>();

async function shapeOf(source: string, distinct: readonly string[], memory: Memory): Promise<Shape> {
  const shapes = given.get(memory) ?? new Map<string, Shape>();
  given.set(memory, shapes);
  const here = shapes.get(source);
  if (here) return here;
  const key = digestOf("mjml shape", VERSION, MJML_VERSION, source);
  const known = memory.get(key);
  const shape: Shape = known === undefined ? await compile(source, distinct) : JSON.parse(known);
  if (known === undefined) memory.put(key, JSON.stringify(shape));
  shapes.set(source, shape);
  return shape;
}

/** Blocks with nothing between them. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly Block[];
}

const PLACE = /(?:<!--@@block\d+@@-->\s*)+/g;

function cutRuns(mjml: string, blocks: readonly Block[]): readonly Run[] {
  return [...mjml.matchAll(PLACE)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
    blocks: [...text.matchAll(/\d+/g)].flatMap(([number]) => blocks[Number(number)] ?? []),
  }));
}

/** The MJML to compile: each different block once, at its first appearance, between marks that survive. */
function sourceOf(mjml: string, runs: readonly Run[], distinct: readonly string[]): string {
  const seen = new Set<string>();
  let source = "";
  let from = 0;
  for (const { start, end, blocks } of runs) {
    source += `${mjml.slice(from, start)}<mj-raw><!--@@run@@--></mj-raw>\n`;
    for (const { mjml: block } of blocks) {
      if (seen.has(block)) continue;
      seen.add(block);
      source += `<mj-raw><!--@@${distinct.indexOf(block)}@@--></mj-raw>\n${block}\n<mj-raw><!--@@end@@--></mj-raw>\n`;
    }
    source += "<mj-raw><!--@@ran@@--></mj-raw>\n";
    from = end;
  }
  return source + mjml.slice(from);
}

async function compile(source: string, distinct: readonly string[]): Promise<Shape> {
  const { html, complaints } = await compileMjml(source);
  const [complaint] = complaints;
  if (complaint) throw new MjmlError(complaint, source);
  const blocks: string[] = [];
  for (const [, index = "", block = ""] of html.matchAll(/<!--@@(\d+)@@-->([\s\S]*?)<!--@@end@@-->/g)) {
    blocks[Number(index)] = block.trim();
  }
  const frame = html.split(/\s*<!--@@run@@-->[\s\S]*?<!--@@ran@@-->\s*/);
  for (const [index, block] of distinct.entries()) refuseLosses(block, blocks[index] ?? "", source);
  refuseLosses(
    distinct.reduce((rest, block) => rest.replace(block, ""), source),
    frame.join(""),
    source,
  );
  return { frame, blocks };
}

/** MJML drops without a word what stands where it expects something else, and all that follows a tag never closed. */
function refuseLosses(mjml: string, html: string, source: string): void {
  const kept = new Set(html.match(MARK));
  const lost = mjml.match(MARK)?.find((mark) => !kept.has(mark));
  if (lost === undefined) return;
  const start = Math.max(0, source.indexOf(mjml));
  const line = source.slice(0, source.indexOf(lost, start)).split("\n").length;
  const message = "the text on this line is lost: it stands outside of mj-text, or a tag before it is not closed";
  throw new MjmlError({ line, message }, source);
}

function assemble(
  { frame, blocks }: Shape,
  runs: readonly Run[],
  distinct: readonly string[],
  table: SlotTable,
): string {
  const index = new Map(distinct.map((mjml, position) => [mjml, position]));
  const pieces = [fillSlots(frame[0] ?? "", table.outside)];
  for (const [position, run] of runs.entries()) {
    for (const { mjml, fillings } of run.blocks) {
      join(pieces, fillSlots(blocks[index.get(mjml) ?? -1] ?? "", fillings));
    }
    join(pieces, fillSlots(frame[position + 1] ?? "", table.outside));
  }
  return pieces.join("");
}

const ENDIF = "<![endif]-->";
const IF_MSO = "<!--[if mso | IE]>";

/** Adds a piece. MJML itself joins conditional comments that follow each other. */
function join(pieces: string[], piece: string): void {
  const before = pieces.at(-1) ?? "";
  if (!before.endsWith(ENDIF) || !piece.startsWith(IF_MSO)) pieces.push(piece);
  else pieces.splice(-1, 1, before.slice(0, -ENDIF.length), piece.slice(IF_MSO.length));
}
