import { encodeWord, encodeWords, foldLines } from "nodemailer/lib/mime-funcs";
import type { Mailbox } from "../model/digest-message.js";

/** A header field as it goes over the wire. */
export interface HeaderField {
  readonly name: string;
  /** Encoded and folded, without the name and the final CRLF. */
  readonly value: string;
}

/** A field of free text, e.g. Subject: encoded words where it is not ASCII (RFC 2047), folded. */
export function textField(name: string, text: string): HeaderField {
  return folded(name, encodeWords(oneLine(text), "Q", 52, true));
}

/** A field of addresses, e.g. From (RFC 5322 §3.6.2). A local part beyond ASCII stays as it is (RFC 6532). */
export function addressField(name: string, mailbox: Mailbox): HeaderField {
  const phrase = writePhrase(oneLine(mailbox.name));
  return folded(name, phrase === "" ? mailbox.address : `${phrase} <${mailbox.address}>`);
}

/** A field of ASCII syntax that we write ourselves; folded where `value` has spaces. */
export function plainField(name: string, value: string): HeaderField {
  return folded(name, oneLine(value).replace(/[^\x20-\x7e]/g, "?"));
}

/** Puts a field on the wire. */
export function writeField({ name, value }: HeaderField): string {
  return `${name}: ${value}\r\n`;
}

/**
 * What a reader's name says may not leave its line, or it could add fields of its own. Everything
 * that any program takes for a line break or a control character becomes a space.
 */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ").trim();
}

/** A display name: atoms, a quoted string, or encoded words (RFC 5322 §3.2.5, RFC 2047 §5). */
function writePhrase(name: string): string {
  if (/^[\w!#$%&'*+/?^`{|}~ -]*$/.test(name) && !name.includes("=?")) return name;
  if (/^[\x20-\x7e]*$/.test(name) && !name.includes("=?")) return `"${name.replace(/["\\]/g, "\\$&")}"`;
  return encodeWord(name, "Q", 52);
}

function folded(name: string, value: string): HeaderField {
  // The name counts towards the first line.
  return { name, value: foldLines(`${name}: ${value}`, 76).slice(name.length + 2) };
}
