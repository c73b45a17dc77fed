/**
 * An absolute URL in canonical form: host in punycode, everything percent-encoded that RFC 3986
 * wants so; a bare `%` becomes `%25`. undefined for what is no URL.
 *
 * @param base - What a relative one is resolved against.
 */
export function canonicalUrl(written: string, base?: string): string | undefined {
  if (CANONICAL.test(written) && !/\/\.|xn--/.test(written)) return written;
  const text = encodePercent(written.trim());
  if (!URL.canParse(text, base)) return undefined;
  const { href } = new URL(text, base);
  if (!UNENCODED.test(href)) return href;
  // Brackets belong to a host that is an IPv6 address, and nowhere else.
  const [, origin = "", rest = href] = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)?(.*)$/is.exec(href) ?? [];
  return origin + rest.replace(UNENCODED_ALL, encodeURIComponent);
}

/** The query and fragment of a link, percent-encoded. */
export function encodeTail(tail: string): string {
  if (tail === "") return "";
  const [, query = "", fragment = ""] = /^(\?[^#]*)?(#.*)?$/s.exec(encodePercent(tail)) ?? [];
  return encodePart(query) + encodePart(fragment === "#" ? "" : fragment);
}

/**
 * Addresses in plain characters: most are, and stand as they are; to parse them was an eighth of the time that linking
 * takes. Not those with dot segments or punycode, which may be wrong.
 */
const CANONICAL =
  /^https?:\/\/(?:[a-z\d-]+\.)+[a-z]{2,}\/[\w~!$&()*+,;=:@/.-]*(?:\?[\w~!$&()*+,;=:@/.?-]*)?(?:#[\w~!$&()*+,;=:@/.?-]*)?$/;

// What WHATWG URL leaves in paths, queries and fragments though RFC 3986 §3.3 does not allow it there.
const UNENCODED = /[|[\]\\^`{}"<>\s]/;
const UNENCODED_ALL = new RegExp(UNENCODED, "g");

function encodePercent(text: string): string {
  return text.includes("%") ? text.replace(/%(?![\da-f]{2})/gi, "%25") : text;
}

function encodePart(part: string): string {
  return encodeURI(part.replace(/\p{Surrogate}/gu, "\uFFFD"))
    .replace(/%25([\da-f]{2})/gi, "%$1")
    .replace(UNENCODED_ALL, encodeURIComponent);
}
