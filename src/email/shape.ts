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
  const key = digestOf("mjml shape", VERSION, MJML_VERSION, source);
  const known = memory.get(key);
  const shape: Shape = known === undefined ? await compile(source) : JSON.parse(known);
  if (known === undefined) memory.put(key, JSON.stringify(shape));
  return assemble(shape, runs, distinct, table);
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

async function compile(source: string): Promise<Shape> {
  const { html, complaints } = await compileMjml(source);
  const [complaint] = complaints;
  if (complaint) throw new MjmlError(complaint, source);
  refuseLosses(source, html);
  const blocks: string[] = [];
  for (const [, index = "", block = ""] of html.matchAll(/<!--@@(\d+)@@-->([\s\S]*?)<!--@@end@@-->/g)) {
    blocks[Number(index)] = block.trim();
  }
  return { frame: html.split(/\s*<!--@@run@@-->[\s\S]*?<!--@@ran@@-->\s*/), blocks };
}

/** MJML drops without a word what stands where it expects something else. */
function refuseLosses(source: string, html: string): void {
  const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  for (const [index, line] of source.split("\n").entries()) {
    for (const [mark] of line.matchAll(ANY_MARK)) {
      if (html.includes(mark)) continue;
      throw new MjmlError(
        {
          line: index + 1,
          message: "the text on this line is lost: it stands outside of mj-text, or a tag is not closed",
        },
        source,
      );
    }
  }
  if (count(html, MARK) < count(source, MARK)) {
    throw new MjmlError({ line: 1, message: "some of its texts are lost: a tag is not closed" }, source);
  }
}

const ANY_MARK = /@@slot\d+[tuh]@@|<!--@@(?:run|ran|end|\d+)@@-->/g;

function assemble(
  { frame, blocks }: Shape,
  runs: readonly Run[],
  distinct: readonly string[],
  table: SlotTable,
): string {
  const index = new Map(distinct.map((mjml, position) => [mjml, position]));
  let html = fillSlots(frame[0] ?? "", table.outside);
  for (const [position, run] of runs.entries()) {
    for (const { mjml, fillings } of run.blocks)
      html = join(html, fillSlots(blocks[index.get(mjml) ?? -1] ?? "", fillings));
    html = join(html, fillSlots(frame[position + 1] ?? "", table.outside));
  }
  return html;
}

const ENDIF = "<![endif]-->";
const IF_MSO = "<!--[if mso | IE]>";

/** MJML itself joins conditional comments that follow each other. */
function join(before: string, after: string): string {
  if (before.endsWith(ENDIF) && after.startsWith(IF_MSO))
    return before.slice(0, -ENDIF.length) + after.slice(IF_MSO.length);
  return before + after;
}
