import { domainToASCII } from "node:url";

/** An address as written in a list: the one it means, or what is wrong with it. */
export type NormalisedAddress =
  | { readonly address: string /** Name written with it: `Ada <ada@example.com>`. */; readonly name: string }
  | { readonly wrong: string };

/** RFC 5321 §4.5.3.1: octets of a local part, and of a path without its brackets. */
const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;

/** An atom of RFC 5322 §3.2.3, with everything beyond ASCII that RFC 6532 §3.2 adds, spaces and controls apart. */
const ATOM = /^[\w!#$%&'*+/=?^`{|}~-]+$/;
const INTERNATIONAL_ATOM = /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\p{ASCII}\p{C}\p{Z}])+$/u;
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*)"$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads an address the way people write them into lists, and gives the one form that mail goes to:
 * without a name, spaces or `mailto:` around it, the domain as lower-case A-labels (RFC 5890).
 */
export function normaliseAddress(written: string): NormalisedAddress {
  const whole = trim(written);
  // What a second line says is a second address at best, and nobody's wish to be mailed.
  if (/[\n\v\f\r\x85\u2028\u2029]/.test(whole)) return { wrong: "several lines" };
  const { text, name } = withoutName(whole);
  const at = text.lastIndexOf("@");
  if (text === "") return { wrong: "nothing" };
  if (at < 0) return { wrong: "no @" };
  const local = normaliseLocal(text.slice(0, at).normalize("NFC"));
  if (typeof local !== "string") return local;
  const domain = normaliseDomain(text.slice(at + 1));
  if (typeof domain !== "string") return domain;
  const address = `${local}@${domain}`;
  if (Buffer.byteLength(address) > MAX_ADDRESS) return { wrong: `${Buffer.byteLength(address)} octets` };
  return { address, name };
}

/** Spaces of every kind, and what copying from web pages and spreadsheets leaves around an address. */
function trim(text: string): string {
  return text
    .replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g, "")
    .replace(/^mailto:/i, "")
    .replace(/[,;]$/, "");
}

function withoutName(text: string): { text: string; name: string } {
  const match = /^(.*?)<([^<>]*)>$/s.exec(text);
  if (!match) return { text, name: "" };
  return { text: trim(match[2] ?? ""), name: (match[1] ?? "").trim().replace(/^"(.*)"$/, "$1") };
}

function normaliseLocal(local: string): string | { wrong: string } {
  if (Buffer.byteLength(local) > MAX_LOCAL) return { wrong: `${Buffer.byteLength(local)} octets before the @` };
  if (local.split(".").every((atom) => ATOM.test(atom) || INTERNATIONAL_ATOM.test(atom))) return local;
  const quoted = QUOTED.exec(local)?.[1];
  if (quoted === undefined || quoted === "") return { wrong: `"${shorten(local)}" before the @` };
  // Quoting that is not needed does not make another address (RFC 5321 §4.1.2).
  const plain = quoted.replace(/\\(.)/g, "$1");
  return plain.split(".").every((atom) => ATOM.test(atom)) ? plain : local;
}

function normaliseDomain(domain: string): string | { wrong: string } {
  const ascii = domainToASCII(domain.replace(/\.$/, "")).toLowerCase();
  const labels = ascii.split(".");
  const isName = labels.length > 1 && labels.every((label) => LABEL.test(label)) && /[a-z]/.test(labels.at(-1) ?? "");
  // The URL standard, which domainToASCII() follows, mends what must not be mended here.
  if (!isName || /[\s%/\\?#:@\]]/.test(domain)) return { wrong: `"${shorten(domain)}" after the @` };
  return ascii;
}

function shorten(text: string): string {
  const line = text.replace(/\p{C}/gu, "?");
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
