/**
 * Indents quoted text that goes on at the margin, which libyaml (Jekyll, Hugo) reads although
 * YAML 1.2 §7.3 wants it indented deeper than its key:
 *
 * ```yaml
 * title: "A long
 * headline"
 * ```
 *
 * @returns The text, line by line as it was but for that indentation, and the offset in the old
 *   text where it was first missing; undefined when nothing was.
 */
export function mendYaml(text: string): { readonly text: string; readonly offset: number } | undefined {
  const lines = text.split("\n");
  let offset = 0;
  let first: number | undefined;
  let open: { readonly quote: string; readonly indent: string } | undefined;
  for (const [index, line] of lines.entries()) {
    const wasOpen = open;
    if (open && line.trim() !== "" && !line.startsWith(`${open.indent} `)) {
      first ??= offset;
      lines[index] = `${open.indent} ${line.trimStart()}`;
    }
    offset += line.length + 1;
    open = wasOpen ? (closes(line, wasOpen.quote) ? undefined : wasOpen) : opening(line);
  }
  // A quote that never closes is a mistake of another kind: the parser tells it better.
  return first === undefined || open ? undefined : { text: lines.join("\n"), offset: first };
}

/** Offset of the quote with which a value begins that never ends. */
export function openingQuote(text: string): number | undefined {
  let offset = 0;
  let found: number | undefined;
  for (const line of text.split("\n")) {
    const open = opening(line);
    if (open) found = offset + line.indexOf(open.quote);
    offset += line.length + 1;
  }
  return found;
}

/** The quote with which a value begins that does not end on its line. */
function opening(line: string): { quote: string; indent: string } | undefined {
  const [, indent = "", quote, rest = ""] = /^(\s*)(?:-\s+)*(?:[^\s"'#][^:"']*:\s+|-\s+)(["'])(.*)$/.exec(line) ?? [];
  return quote === undefined || closes(rest, quote) ? undefined : { quote, indent };
}

function closes(text: string, quote: string): boolean {
  return (quote === '"' ? /^(?:[^"\\]|\\.)*(?:\\$)?"/ : /^(?:[^']|'')*'(?!')/).test(text);
}
