/** A message, or a part of one, cut into header and content. */
export interface MimePart {
  /** Values by lower-case name, unfolded; of several fields of one name, all. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** As it stands, not decoded. */
  readonly content: string;
  /** The parts of a multipart, or the message that is attached; empty otherwise. */
  readonly parts: readonly MimePart[];
}

/** Parts within parts beyond this depth are nobody's bounce. */
const MAX_DEPTH = 8;

/**
 * Cuts a message into its parts. Lenient: bounces are written by everything that ever sent mail.
 *
 * @param text - The message with any line ends, bytes as latin1.
 */
export function parseMime(text: string, depth = 0): MimePart {
  const end = /\r?\n\r?\n/.exec(text);
  const headers = parseHeaders(end ? text.slice(0, end.index) : text);
  const content = end ? text.slice(end.index + end[0].length) : "";
  const parts = depth < MAX_DEPTH ? partsOf({ headers, content, parts: [] }) : [];
  return { headers, content, parts: parts.map((part) => parseMime(part, depth + 1)) };
}

function partsOf(part: MimePart): readonly string[] {
  const type = part.headers.get("content-type")?.[0] ?? "";
  const boundary = parameter(type, "boundary");
  if (/^multipart\//i.test(type)) return boundary === undefined ? [] : splitParts(part.content, boundary);
  return ATTACHED.test(type) ? [contentOf(part)] : [];
}

/** A message within a message: returned, forwarded, or reported. */
const ATTACHED = /^message\/(?:rfc822|global)(?![\w-])/i;

/** Fields of the form `Name: value`: a header, or a block of a delivery report (RFC 3464 §2.1). */
export function parseHeaders(text: string): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (const line of text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const values = headers.get(name) ?? [];
    values.push(line.slice(colon + 1).trim());
    headers.set(name, values);
  }
  return headers;
}

/**
 * A message as it stands, and then whatever in it is encoded, decoded: where something of ours is looked for that may
 * stand anywhere, such as in a returned mail.
 */
export function readableText(text: string): string {
  const encoded = allParts(parseMime(text)).filter(({ headers }) => headers.has("content-transfer-encoding"));
  return [text, ...encoded.map(contentOf)].join("\n");
}

/** A message, and all parts within it at any depth. */
export function allParts(part: MimePart): readonly MimePart[] {
  return [part, ...part.parts.flatMap(allParts)];
}

/** What a part says: its content without its transfer encoding (RFC 2045 §6), octets as latin1. */
export function contentOf({ headers, content }: MimePart): string {
  const encoding = headers.get("content-transfer-encoding")?.[0]?.toLowerCase();
  if (encoding === "base64") return Buffer.from(content, "base64").toString("latin1");
  if (encoding !== "quoted-printable") return content;
  return content
    .replace(/=[ \t]*\r?\n/g, "")
    .replace(/=([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** A parameter of a field such as Content-Type (RFC 2045 §5.1). */
export function parameter(value: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(value);
  return match?.[1] ?? match?.[2];
}

function splitParts(content: string, boundary: string): readonly string[] {
  const lines = `\n${content}`.split(`\n--${boundary}`);
  // The first is the preamble; what follows the closing boundary begins with two hyphens.
  return lines
    .slice(1)
    .filter((part) => !part.startsWith("--"))
    .map((part) => part.replace(/^[ \t]*\r?\n/, ""));
}
