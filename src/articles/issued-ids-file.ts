import type { Instant } from "../model/instant.js";
import type { Problem } from "../problem/problem.js";

/** The record of issued ids: beside the content, to be committed with it. */
export const ISSUED_IDS_FILE = "content/ids.tsv";

/** One line of the record: an id, and by what the article it was issued to is known again. */
export interface IssuedId {
  /** Path of the article when it was last built. */
  readonly source: string;
  readonly id: string;
  readonly published: Instant | undefined;
  /** Hash of what the text says, without the title; empty when it says nothing. */
  readonly text: string;
  readonly title: string;
  /** Where its page stood when it was last public, and before that, latest first: from the root of the site, without a slash in front. */
  readonly pages: readonly string[];
  /** 1-based; 0 for one that was not read from the record. */
  readonly line: number;
}

/** What the record says. */
export interface IssuedIds {
  /** Each source once. */
  readonly ids: readonly IssuedId[];
  readonly problems: readonly Problem[];
  /** The record itself. */
  readonly text: string;
}

/**
 * Reads the record of issued ids. A line that cannot be read is reported and left out, all others
 * count: both sides of a merge conflict, too.
 *
 * @param record - Text of `ISSUED_IDS_FILE`; empty when there is none yet.
 */
export function readIssuedIds(record = ""): IssuedIds {
  const bySource = new Map<string, IssuedId>();
  const problems: Problem[] = [];
  for (const [index, text] of record
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .entries()) {
    if (text.trim() === "" || text.startsWith("#")) continue;
    const issued = readLine(text, index + 1);
    const former = issued && bySource.get(issued.source);
    if (!issued) problems.push(unreadable(text, index + 1));
    else if (!former) bySource.set(issued.source, issued);
    else if (former.id !== issued.id) problems.push(twoIds(former, issued));
    else bySource.set(issued.source, { ...former, pages: [...new Set([...former.pages, ...issued.pages])] });
  }
  return { ids: [...bySource.values()], problems, text: record };
}

/** Writes the record: one line an article, in the order of paths, so that branches merge. */
export function writeIssuedIds(ids: readonly IssuedId[]): string {
  const lines = ids.map(writeLine).sort((a, b) => (a < b ? -1 : 1));
  return `${HEAD}${lines.join("\n")}\n`;
}

/** Name of a file without folders and ending; for one that is called `index` the name of its folder. */
export function fileNameOf(source: string): string {
  const parts = source.split("/");
  const name = (parts.at(-1) ?? "").replace(/\.[^.]+$/, "");
  return name === "index" || name === "_index" ? (parts.at(-2) ?? name) : name;
}

const HEAD = `# The ids that articles were published under, so that no reader sees an article as new twice, and where their
# pages stood, so that old links lead on. Postrider keeps this file; commit it with the articles. Delete a line to
# give up its id, or what follows its page to give up old addresses.
# path\tid\tpublished\ttext\ttitle\tpage\tpages before
`;

function readLine(text: string, line: number): IssuedId | undefined {
  const fields = text.split("\t");
  const [source = "", id = "", date = "", print = "", title = "", ...pages] = fields.map(decodeField);
  const published = date === "" ? undefined : Date.parse(date);
  if (source === "" || id === "" || Number.isNaN(published)) return undefined;
  const issued = { source, id, published, text: print, title, pages: pages.filter(Boolean), line };
  const isAsWritten =
    fields.length >= 5 && !pages.includes("") && !text.includes("%") && /^(?:[\d-]{10}T[\d:]{8}Z)?$/.test(date);
  if (isAsWritten) lines.set(issued, text);
  return issued;
}

/** Made once for as long as its article is known, or not at all: few lines change from build to build. */
function writeLine(issued: IssuedId): string {
  const known = lines.get(issued);
  if (known !== undefined) return known;
  const { source, id, published, text, title, pages } = issued;
  const date = published === undefined ? "" : new Date(published).toISOString().replace(".000Z", "Z");
  const line = [source, id, date, text, title, ...pages].map(encodeField).join("\t");
  lines.set(issued, line);
  return line;
}

const lines = new WeakMap<IssuedId, string>();

/** Tabs and line ends in names are rare and written as in a URL; so is the sign that says so. */
function encodeField(field: string): string {
  return field.replace(/%(?=09|0A|0D|25)|[\t\n\r]/g, (found) => ESCAPES[found] ?? found);
}

function decodeField(field: string): string {
  return field.includes("%") ? field.replace(/%(?:09|0A|0D|25)/g, (found) => UNESCAPES[found] ?? found) : field;
}

const ESCAPES: Readonly<Record<string, string>> = { "%": "%25", "\t": "%09", "\n": "%0A", "\r": "%0D" };
const UNESCAPES: Readonly<Record<string, string>> = { "%25": "%", "%09": "\t", "%0A": "\n", "%0D": "\r" };

function unreadable(text: string, line: number): Problem {
  const isConflict = /^(?:<{7}|={7}|>{7}|\|{7})/.test(text);
  return {
    code: "feeds/ids-unreadable",
    severity: isConflict ? "warning" : "error",
    message: `Cannot read line ${line} of the issued ids: expected path, id and date with tabs between, got "${text.slice(0, 60)}"`,
    place: { file: ISSUED_IDS_FILE, line },
    hint: isConflict
      ? "Delete the marks of the merge conflict; both sides count"
      : "Restore the file from version control",
  };
}

function twoIds(former: IssuedId, issued: IssuedId): Problem {
  return {
    code: "feeds/ids-unreadable",
    severity: "error",
    message: `Cannot use two ids for "${issued.source}": expected one line for each path, got "${former.id}" and "${issued.id}"`,
    place: { file: ISSUED_IDS_FILE, line: issued.line },
    hint: "Delete the line with the id that was published later",
    related: [{ place: { file: ISSUED_IDS_FILE, line: former.line }, note: "the other one" }],
  };
}
