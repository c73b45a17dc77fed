import type { Place } from "../model/place.js";
import type { Memory } from "../plugins/memory.js";
import { ProblemError } from "../problem/problem-error.js";
import type { TemplateSource, Templates } from "../templating/templates.js";
import type { DigestView } from "./digest-context.js";
import { castMould, fillMould, type Mould, MouldTable } from "./mould.js";
import { outlineOf, slotted } from "./outline.js";
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
 * Writes the HTML of a mail: Handlebars, then MJML, then the texts; where a mail of the same outline
 * was written before, the texts alone.
 *
 * @throws {ProblemError} `templating/…`, or `email/mjml-invalid` with its place in the template.
 */
export async function renderHtml(view: DigestView, tools: HtmlTools): Promise<string> {
  const padded = withPadding(view);
  const { key, texts } = outlineOf(padded);
  const mould = await mouldFor(key, padded, tools);
  return (mould && fillMould(mould, texts, tools.readerMark)) ?? renderAnew(view, tools);
}

/** The same without what was written before. */
export function renderAnew(view: DigestView, tools: HtmlTools): Promise<string> {
  return renderWith(new SlotTable({ direct: false }), withPadding(view), tools);
}

/** The MJML of a mail with all its texts in place: what `renderHtml` compiles, piece by piece. */
export function renderMjml(view: DigestView, { templates, readerMark }: Omit<HtmlTools, "memory">): string {
  const table = new SlotTable({ direct: true });
  return templates.render(LAYOUT, contextOf(withPadding(view), table), table.helpers(readerMark));
}

/** The moulds of templates, by outline; none for templates that look at texts. */
const moulds = new WeakMap<Templates, Map<string, Mould> | "none">();

/** Issues of one newsletter have few outlines. Each is as long as a mail, so that all are some megabytes at most. */
const MOULDS_KEPT = 50;

async function mouldFor(key: string, view: object, tools: HtmlTools): Promise<Mould | undefined> {
  const { templates } = tools;
  const known = moulds.get(templates) ?? new Map<string, Mould>();
  if (known === "none") return undefined;
  moulds.set(templates, known);
  let mould = known.get(key);
  if (!mould) {
    const table = new MouldTable();
    mould = castMould(await renderWith(table, view, tools), table);
    if (!mould) moulds.set(templates, "none");
  }
  if (mould) keep(known, key, mould);
  return mould;
}

/** Keeps what was used last. */
function keep(known: Map<string, Mould>, key: string, mould: Mould): void {
  known.delete(key);
  known.set(key, mould);
  for (const oldest of known.keys()) {
    if (known.size <= MOULDS_KEPT) break;
    known.delete(oldest);
  }
}

async function renderWith(table: SlotTable, view: object, tools: HtmlTools): Promise<string> {
  const { templates, memory, readerMark } = tools;
  const mjml = templates.render(LAYOUT, contextOf(view, table), table.helpers(readerMark));
  try {
    return await compileShape(mjml, table, memory);
  } catch (error) {
    throw error instanceof MjmlError ? inTemplate(error, templates) : error;
  }
}

function contextOf(view: object, table: SlotTable): object {
  return slotted(view, (text, name) => table.slot(text, name)) as object;
}

const withPadding = (view: DigestView): object => ({ ...view, padding: paddingOf(view.preheader) });

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
