/** What a URL is for: `page`: somewhere to go; `media`: something to show or play. */
export type ReferenceKind = "page" | "media";

/**
 * Says whether a URL, as an author wrote it, may stand in a page or a mail.
 *
 * Allowed are relative URLs and schemes that open something and run nothing. White space and
 * controls inside a scheme are looked through as browsers do (`java\nscript:`; URL §4.4).
 */
export function isSafeUrl(written: string, kind: ReferenceKind): boolean {
  if (/^https?:/i.test(written)) return true;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(written.replace(BLANKS, ""))?.[1]?.toLowerCase();
  if (scheme === undefined) return true;
  if (kind === "page") return PAGE_SCHEMES.has(scheme);
  // With a blank in it.
  return scheme === "https" || scheme === "http" || PICTURE_DATA.test(written.trim());
}

const BLANKS = /[\p{Cc}\p{Cf}\s]/gu;
const PAGE_SCHEMES = new Set(
  "http https mailto tel sms ftp ftps sip xmpp irc ircs geo webcal magnet gemini gopher matrix news nntp".split(" "),
);
/** Pixels only: an SVG may carry scripts and outside requests. */
const PICTURE_DATA = /^data:image\/(?:png|gif|jpeg|webp|avif);base64,[a-z0-9+/=\s]*$/i;
