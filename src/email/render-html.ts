import type { Place } from "../model/place.js";
import type { Memory } from "../plugins/memory.js";
import { ProblemError } from "../problem/problem-error.js";
import type { TemplateSource, Templates } from "../templating/templates.js";
import type { DigestView } from "./digest-context.js";
import { compileShape, MjmlError } from "./shape.js";
import { type ReaderMark, SlotTable } from "./slot-table.js";

/** Path of the template that every mail is made from. */
const LAYOUT = "email/layout.mjml.hbs";

/** What the HTML of a mail is written with. */
export interface HtmlTools {
  readonly templates: Templates;
  readonly memory: Memory;
  readonly readerMark: ReaderMark;
}

/**
 * Writes the HTML of a mail: Handlebars, then MJML, then the texts.
 *
 * @throws {ProblemError} `templating/…`, or `email/mjml-invalid` with its place in the template.
 */
export async function renderHtml(view: DigestView, { templates, memory, readerMark }: HtmlTools): Promise<string> {
  const table = new SlotTable({ direct: false });
  const mjml = templates.render(LAYOUT, contextOf(view, table), table.helpers(readerMark));
  try {
    return await compileShape(mjml, table, memory);
  } catch (error) {
    throw error instanceof MjmlError ? inTemplate(error, templates) : error;
  }
}

/** The MJML of a mail with all its texts in place: what `renderHtml` compiles, piece by piece. */
export function renderMjml(view: DigestView, { templates, readerMark }: Omit<HtmlTools, "memory">): string {
  const table = new SlotTable({ direct: true });
  return templates.render(LAYOUT, contextOf(view, table), table.helpers(readerMark));
}

/** What the table of slots leaves alone: values that decide on the shape, those that MJML computes with, and labels. */
const LITERAL = new Set("source partial kind level start theme lang dir rtl align labels".split(" "));

function contextOf(view: DigestView, table: SlotTable): object {
  return { ...(slotted(view, table) as object), padding: table.slot(paddingOf(view.preheader)) };
}

/** The same data with every text in a slot; what only the text part is made from is left out. */
function slotted(value: unknown, table: SlotTable): unknown {
  if (typeof value === "string") return table.slot(value);
  if (Array.isArray(value)) return value.map((item) => slotted(item, table));
  if (typeof value !== "object" || value === null) return value;
  const made: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (key !== "nodes") made[key] = LITERAL.has(key) ? item : slotted(item, table);
  }
  return made;
}

/** How many characters an inbox shows after the subject on a wide screen. */
const ROW_LENGTH = 150;

/**
 * Invisible characters that fill the line of the inbox, so that it does not go on with what the mail
 * begins with: combining grapheme joiners, which show nothing, between no-break spaces, which are
 * not collapsed.
 */
function paddingOf(preheader: string): string {
  return "\u00A0\u034F".repeat(Math.max(0, Math.ceil((ROW_LENGTH - preheader.length) / 2)));
}

function inTemplate({ complaint, mjml }: MjmlError, templates: Templates): ProblemError {
  const line = mjml.split("\n")[complaint.line - 1] ?? "";
  return new ProblemError({
    code: "email/mjml-invalid",
    severity: "error",
    message: `Cannot compile the mail: expected valid MJML, got an error: ${complaint.message}`,
    place: placeOf(line, templates.sourcesIn("email")),
    hint: "See https://documentation.mjml.io/ for what the tag may hold, or delete the file to use the built-in one",
  });
}

/** The line of a template that a line of MJML came from: the longest that it fits, with anything in place of `{{…}}`. */
function placeOf(line: string, sources: readonly TemplateSource[]): Place {
  const wanted = line.trim();
  let best: { readonly place: Place; readonly length: number } | undefined;
  for (const { file, text, path } of sources) {
    if (!path.includes(".mjml.")) continue;
    for (const [index, written] of text.split("\n").entries()) {
      const fixed = written.trim().split(/\{\{.*?\}\}+/);
      const length = fixed.join("").length;
      if (length <= (best?.length ?? 0) || !fits(wanted, fixed)) continue;
      best = { place: { file, line: index + 1 }, length };
    }
  }
  return best?.place ?? { file: sources.find(({ path }) => path === LAYOUT)?.file ?? LAYOUT };
}

/** Whether a text has the pieces in their order. */
function fits(text: string, pieces: readonly string[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}
