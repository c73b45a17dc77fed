import { fieldName } from "../message/field-name.js";
import type { Subscriber } from "../model/subscriber.js";
import { withoutControls } from "../model/without-controls.js";
import type { Report } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import { type CsvRow, csvRows } from "./csv-rows.js";
import { decodeList } from "./decode-list.js";
import { parseJsonRow } from "./json-row.js";
import { type Role, rolesByContent, rolesByName } from "./list-columns.js";
import { normaliseAddress } from "./normalise-address.js";
import { textLines } from "./text-lines.js";

export interface ListOptions {
  /** Name of the list in messages: a path, or the command. */
  readonly name: string;
  /** `settings.sending.columns` */
  readonly columns: Readonly<Record<string, string>>;
}

/** A subscriber, and the line of the list that says so. */
export interface ListedSubscriber {
  readonly subscriber: Subscriber;
  readonly line: number;
  /** Names of its own columns as in `Subscriber.fields`, those too that are empty here. */
  columns(): readonly string[];
}

const DELIMITERS = [",", ";", "\t", "|"] as const;

/**
 * Reads a list of subscribers: CSV with any delimiter and any columns, or JSON lines, known by the name or the
 * first line. What cannot be
 * mailed is reported with its row and left out; memory does not grow with the list.
 *
 * @param chunks - The bytes of the list, in whatever encoding it has.
 * @throws {ProblemError} `subscribers/no-address-column`: nothing of the list can be read.
 */
export async function* readList(
  chunks: AsyncIterable<Uint8Array>,
  options: ListOptions,
  report: Report,
): AsyncIterable<ListedSubscriber> {
  const lines = peekable(textLines(decodeList(chunks)));
  const first = await lines.first();
  // Of a file of JSON lines the first may be spoilt; a command prints what it likes, whatever it reads.
  const isJson = first.trimStart().startsWith("{") || /^[^!].*\.(?:jsonl|ndjson)$/i.test(options.name);
  const rows = isJson ? jsonRows(lines.all(), options, report) : csvFields(lines.all(), first, options, report);
  for await (const { line, fields } of rows) {
    const subscriber = subscriberOf(fields, line, options, report);
    if (subscriber) yield { subscriber, line, columns: () => ownColumns(fields) };
  }
}

/** What a row says, by role; a field's name stands after a colon. */
type Fields = ReadonlyMap<string, string>;
interface Row {
  readonly line: number;
  readonly fields: Fields;
}

async function* csvFields(
  lines: AsyncIterable<string>,
  first: string,
  { name, columns }: ListOptions,
  report: Report,
): AsyncIterable<Row> {
  const said = /^"?sep=(.)"?\s*$/i.exec(first)?.[1];
  const delimiter = said ?? DELIMITERS.reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a));
  let roles: readonly Role[] | undefined;
  let isHint = said !== undefined;
  for await (const row of csvRows(lines, delimiter)) {
    // Excel's own line before the header says the delimiter.
    if (isHint) {
      isHint = false;
      continue;
    }
    if (!roles) {
      roles = rolesByName(row.cells, columns);
      if (roles) continue;
      roles = rolesByContent(row.cells);
      if (!roles) throw new ProblemError(noAddress(name, first, row.cells));
    }
    if (row.broken) report(openQuote(name, row));
    else yield { line: row.line, fields: fieldsOf(row.cells, roles) };
  }
}

function fieldsOf(cells: readonly string[], roles: readonly Role[]): Fields {
  return new Map(roles.map((role, index) => [typeof role === "string" ? role : `:${role.field}`, cells[index] ?? ""]));
}

async function* jsonRows(
  lines: AsyncIterable<string>,
  { name, columns }: ListOptions,
  report: Report,
): AsyncIterable<Row> {
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === "") continue;
    const row = parseJsonRow(text, columns);
    if (row) yield { line, fields: new Map(row.cells.map(({ role, value }) => [role, textOf(value)])) };
    else {
      report({
        code: "subscribers/not-json",
        severity: "error",
        message: "Cannot read a subscriber: expected a JSON object on one line, got something else",
        place: { file: name, line },
      });
    }
  }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(",");
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function subscriberOf(
  fields: Fields,
  line: number,
  { name: file }: ListOptions,
  report: Report,
): Subscriber | undefined {
  const written = fields.get("address") ?? "";
  const read = normaliseAddress(written);
  if ("wrong" in read) {
    report({
      code: "subscribers/bad-address",
      severity: "error",
      message: `Cannot mail this row: expected an address such as name@example.com, got ${read.wrong}`,
      place: { file, line },
      hint: "Correct the row or remove it; the others are not affected",
    });
    return undefined;
  }
  const [given, family] = [withoutControls(fields.get("given") ?? ""), withoutControls(fields.get("family") ?? "")];
  const language = withoutControls(fields.get("language") ?? "").replaceAll("_", "-");
  return {
    address: read.address,
    name: withoutControls(fields.get("name") ?? "") || `${given} ${family}`.trim() || withoutControls(read.name),
    ...(language === "" ? {} : { language }),
    tags: tagsOf(fields.get("tags") ?? ""),
    fields: {
      ...(given === "" ? {} : { "first-name": given }),
      ...(family === "" ? {} : { "last-name": family }),
      ...ownFields(fields),
    },
  };
}

function ownColumns(fields: Fields): readonly string[] {
  return [...fields.keys()].flatMap((key) => PARTS_OF_NAME.get(key) ?? (key.startsWith(":") ? fieldName(key) : []));
}

/** What the parts of a name are called among the columns. */
const PARTS_OF_NAME: ReadonlyMap<string, string> = new Map([
  ["given", "first-name"],
  ["family", "last-name"],
]);

function ownFields(fields: Fields): Record<string, string> {
  const own = [...fields].filter(([key, value]) => key.startsWith(":") && value.trim() !== "");
  return Object.fromEntries(own.map(([key, value]) => [fieldName(key), withoutControls(value)]));
}

function tagsOf(text: string): readonly string[] {
  const tags = text.split(/[,;|]/).map((tag) => withoutControls(tag).toLowerCase());
  return [...new Set(tags.filter((tag) => tag !== ""))];
}

/** Looks at the first line that says something before the lines are read. */
function peekable(lines: AsyncIterable<string>) {
  const iterator = lines[Symbol.asyncIterator]();
  const seen: string[] = [];
  return {
    async first(): Promise<string> {
      for (let step = await iterator.next(); !step.done; step = await iterator.next()) {
        seen.push(step.value);
        if (step.value.trim() !== "") return step.value;
      }
      return "";
    },
    async *all(): AsyncIterable<string> {
      try {
        yield* seen;
        for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value;
      } finally {
        // Whoever has read enough lets go of the file, or of the command that prints.
        await iterator.return?.();
      }
    },
  };
}

function noAddress(file: string, first: string, cells: readonly string[]) {
  return {
    code: "subscribers/no-address-column",
    severity: "error",
    message: `Cannot read the list: expected a column of addresses, got ${cells.map((cell) => `"${withoutControls(cell).slice(0, 30)}"`).join(", ")}`,
    place: { file, line: 1 },
    hint: /^\s*\[/.test(first)
      ? "JSON is read with one object a line: postrider subscribers import \"!jq -c '.[]' list.json\""
      : "Say in the settings which column it is: sending.columns: { Kontakt: address }",
  } as const;
}

function openQuote(file: string, { line }: CsvRow) {
  return {
    code: "subscribers/open-quote",
    severity: "error",
    message: 'Cannot mail this row: expected every " to be closed, got one that is not',
    place: { file, line },
    hint: 'A quote within a quoted cell is written twice: "the ""first"" one"',
  } as const;
}
