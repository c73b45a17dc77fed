import type { Helper } from "../templating/helpers.js";
import { Slot, type SlotMode } from "../templating/slot.js";
import { INLINE } from "./minify.js";
import { type ReaderMark, SlotTable, writeText } from "./slot-table.js";

/**
 * The HTML of a mail with holes where its texts go. Cast once, it is filled for every mail whose view
 * has the same outline, and no template runs.
 */
export interface Mould {
  /** What stands before, between and after the holes. */
  readonly pieces: readonly string[];
  readonly holes: readonly Hole[];
  /** What the template asked of readers' data, in this order; the marks follow the view's texts. */
  readonly readers: readonly ReaderCall[];
}

interface Hole {
  /** Which of the texts goes there. */
  readonly index: number;
  readonly mode: SlotMode;
  /** Whether minifying the mail with this text in it is to put the text into the minified mail. */
  readonly takes: (text: string) => boolean;
}

type ReaderCall = readonly [name: string, otherwise: unknown];

/**
 * A table of slots that writes holes in place of texts, and notices when a template looks into one:
 * a helper is given it, or it is taken for an object. What was rendered then is good for no other mail.
 */
export class MouldTable extends SlotTable {
  readonly readers: ReaderCall[] = [];
  #isBlind = true;
  #count = 0;

  constructor() {
    super({ direct: false });
  }

  /** Whether the template did nothing with texts but place them. */
  get isBlind(): boolean {
    return this.#isBlind;
  }

  override helpers(readerMark: ReaderMark): Readonly<Record<"block" | "slot" | "reader", Helper>> {
    return super.helpers((name, otherwise) => {
      this.readers.push([name, otherwise]);
      return readerMark(name, otherwise);
    });
  }

  protected override slotFor(text: string, name: string): Slot {
    const index = this.#count;
    this.#count += 1;
    const place = (mode: SlotMode): string => this.place(this.#mark(index, mode, name), mode);
    return new BlindSlot(text, place, () => {
      this.#isBlind = false;
    });
  }

  /** A mark that `minify` treats as it would the text: HTML is a tag to it. */
  #mark(index: number, mode: SlotMode, name: string): string {
    if (mode === "html" && this.inSlot && HTML.has(name)) return `<hole${index}>`;
    return `@@hole${index}${mode}${this.inSlot ? "" : "free"}@@`;
  }
}

/** The texts of a view that are HTML: `fitForMail` minifies them. */
const HTML = new Set(["html", "intro", "outro"]);

/** Writes its place without a look at its text, and tells when someone else looks. */
class BlindSlot extends Slot {
  readonly #place: (mode: SlotMode) => string;

  constructor(text: string, place: (mode: SlotMode) => string, onLook: () => void) {
    super(text, place);
    this.#place = place;
    const get = (): string => {
      onLook();
      return text;
    };
    Object.defineProperty(this, "text", { get, enumerable: true });
  }

  override toHTML(): string {
    return this.#place("text");
  }

  override toString(): string {
    return this.#place("html");
  }

  override toUrl(): string {
    return this.#place("url");
  }
}

/** Makes a mould of a mail that was rendered with this table; none where texts do more in it than stand there. */
export function castMould(html: string, table: MouldTable): Mould | undefined {
  if (!table.isBlind || !isCastable(html)) return undefined;
  const pieces: string[] = [];
  const holes: Hole[] = [];
  let from = 0;
  for (const { index, 0: mark, 1: number = "", 2: mode = "html", 3: free } of html.matchAll(HOLE)) {
    pieces.push(html.slice(from, index));
    holes.push({ index: Number(number), mode: mode as SlotMode, takes: takesOf(mark, mode, free) });
    from = index + mark.length;
  }
  return { pieces: [...pieces, html.slice(from)], holes, readers: table.readers };
}

/** Writes a mail; undefined where one of the texts cannot stand in its hole. */
export function fillMould(
  { pieces, holes, readers }: Mould,
  view: readonly string[],
  readerMark: ReaderMark,
): string | undefined {
  const texts = [...view, ...readers.map(([name, otherwise]) => readerMark(name, otherwise))];
  const html = [pieces[0]];
  for (const [position, { index, mode, takes }] of holes.entries()) {
    const text = texts[index] ?? "";
    if (!takes(text)) return undefined;
    html.push(writeText(text, mode), pieces[position + 1]);
  }
  return html.join("");
}

const HOLE = /(?:@@|<)hole(\d+)(?:(text|url|html)(free)?@@|>)/g;
const MINIFIED = /@@hole\d+(?:text|url|html)@@|<hole\d+>/;

/** Whether all texts that are minified with what is around them stand in text or in quoted attributes; a style has its own rules. */
function isCastable(html: string): boolean {
  for (const [tag] of html.matchAll(TAG)) {
    if (tag.startsWith("<hole") || !MINIFIED.test(tag)) continue;
    if (!QUOTED.test(tag) || /@@hole\d+html@@|\sstyle="[^"]*@@hole/.test(tag)) return false;
  }
  return true;
}

/** Style sheets, and tags as `minify` finds them. */
const TAG = /<style\b[^>]*>[\s\S]*?<\/style>|<[a-z][^<>]*>/gi;
/** A tag in which marks can stand in quoted values only. */
const QUOTED = /^<[a-z][\w:-]*(?: [\w:-]+(?:="[^"]*")?)* ?\/?>$/i;

function takesOf(mark: string, mode: string, free: string | undefined): Hole["takes"] {
  if (free !== undefined) return () => true;
  if (mark.startsWith("<")) return isBlocks;
  return mode === "html" ? (text) => isInert(text) && !/[<>]/.test(text) : isInert;
}

/** Without white space that minifying would fold, or that would be folded with what stands around it. */
const isInert = (text: string): boolean => text.trim() === text && !/[\t\r\n]| {2}/.test(text);

/** Between blocks there is no white space, whatever they are; beside inline elements some stays. */
function isBlocks(html: string): boolean {
  const first = /^<([a-z0-9]+)/.exec(html)?.[1];
  const last = /<\/([a-z0-9]+)>$/.exec(html.slice(-12))?.[1];
  return first !== undefined && last !== undefined && !INLINE.test(first) && !INLINE.test(last);
}
