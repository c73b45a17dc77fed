/**
 * Writes one XML element on a line of its own, ending in a newline; its text is written without
 * whitespace around it. What is not there is not written: `undefined` as content gives `""`, and
 * attributes that are undefined are left out.
 *
 * @param content - Text that is escaped already, or elements written by this function.
 */
export function xmlElement(name: string, attributes: XmlAttributes, content: string | undefined): string {
  if (content === undefined) return "";
  const open = `<${name}${writeAttributes(attributes)}`;
  if (content === "") return `${open}/>\n`;
  return content.endsWith(">\n") ? `${open}>\n${content}</${name}>\n` : `${open}>${content}</${name}>\n`;
}

/** Writes an element that holds text (trimmed, `&`, `<` and `>` escaped by name), or nothing when there is none. */
export function xmlTextElement(name: string, text: string | undefined, attributes: XmlAttributes = {}): string {
  const escaped = text === undefined ? "" : escapeXml(text.trim());
  return escaped === "" ? "" : xmlElement(name, attributes, escaped);
}

/** Attributes by name; values are plain text. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** Escapes text for an XML element, and drops what XML 1.0 has no way to write. */
export function escapeXml(text: string): string {
  return xmlCharacters(text).replace(/[&<>]/g, (character) => NAMED[character] ?? character);
}

/**
 * Drops the characters that must not or should not be in XML 1.0 (§2.2): controls but tab and
 * line feed, lone surrogates, U+FFFE and U+FFFF. Line ends become line feeds, which is what a
 * parser would make of them. JSON gets the same, so that the formats agree.
 */
export function xmlCharacters(text: string): string {
  if (!UNWRITABLE.test(text)) return text;
  return text.replace(/\r\n?|\u0085/g, "\n").replace(ALL_UNWRITABLE, "");
}

function writeAttributes(attributes: XmlAttributes): string {
  let written = "";
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) written += ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return written;
}

/** A parser turns line ends and tabs in attributes into spaces (XML 1.0 §3.3.3); we do it ourselves. */
function escapeAttribute(value: string): string {
  return xmlCharacters(value).replace(/[&<>"\t\n]/g, (character) => NAMED[character] ?? " ");
}

const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

// With the flag u, \p{Surrogate} meets lone halves only. U+0085 is a control too: "next line".
const UNWRITABLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|\p{Surrogate}/u;
const ALL_UNWRITABLE = new RegExp(UNWRITABLE, "gu");
