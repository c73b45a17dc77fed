import { encodeWord, encodeWords } from "nodemailer/lib/mime-funcs";
import type { Mailbox } from "../model/digest-message.js";
import { withoutControls } from "../model/without-controls.js";

/** A header field as it goes over the wire. */
export interface HeaderField {
  readonly name: string;
  /** Encoded and folded, without the name and the final CRLF. */
  readonly value: string;
}

/** A field of free text, e.g. Subject: encoded words where it is not ASCII (RFC 2047), folded. */
export function textField(name: string, text: string): HeaderField {
  const line = withoutControls(text);
  return folded(name, isWritten(line) ? encodeWords(line, "Q", 52, true) : encodeWord(line, "Q", 52));
}

/** A field of words before an address in angle brackets, e.g. List-Id (RFC 2919 §2): only the words are encoded. */
export function listField(name: string, text: string): HeaderField {
  const [, words = "", rest] = /^([^<>]*)(<[!-;=?-~]*>)$/.exec(withoutControls(text)) ?? [];
  return rest === undefined ? textField(name, text) : folded(name, `${writePhrase(words.trim())} ${rest}`.trim());
}

/** A field of addresses, e.g. From (RFC 5322 §3.6.2). A local part beyond ASCII stays as it is (RFC 6532). */
export function addressField(name: string, mailbox: Mailbox): HeaderField {
  const phrase = writePhrase(withoutControls(mailbox.name));
  return folded(name, phrase === "" ? mailbox.address : `${phrase} <${mailbox.address}>`);
}

/** A field of ASCII syntax that we write ourselves; folded where `value` has spaces. */
export function plainField(name: string, value: string): HeaderField {
  return folded(name, withoutControls(value).replace(/[^\x20-\x7e]/g, "?"));
}

/** Puts a field on the wire. */
export function writeField({ name, value }: HeaderField): string {
  return `${name}: ${value}\r\n`;
}

/** A display name: atoms, a quoted string, or encoded words (RFC 5322 §3.2.5, RFC 2047 §5). */
function writePhrase(name: string): string {
  if (/^[\w!#$%&'*+/?^`{|}~ -]*$/.test(name) && isWritten(name)) return name;
  const quoted = `"${name.replace(/["\\]/g, "\\$&")}"`;
  return /^[\x20-\x7e]*$/.test(name) && isWritten(quoted) ? quoted : encodeWord(name, "Q", 52);
}

/** Whether a text may stand as it is: nothing in it reads as an encoded word, and each word fits on a line (998 octets). */
function isWritten(text: string): boolean {
  return !text.includes("=?") && !/[^ ]{960}/.test(text);
}

/** Lines are this long at most where a word is not longer (characters). */
const LINE = 75;

/** Folds before words, but not before the first: a line without any is none (RFC 5322 §3.2.2). */
function folded(name: string, value: string): HeaderField {
  let width = name.length + 2;
  if (width + value.length <= LINE) return { name, value };
  const written = value.replace(/ *[^ ]+/g, (word, at: number) => {
    const isNew = at > 0 && width + word.length > LINE;
    width = isNew ? word.length : width + word.length;
    return isNew ? `\r\n${word}` : word;
  });
  return { name, value: written };
}
