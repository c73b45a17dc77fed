/** Decodes what is percent-encoded in a piece of an address; what is so by mistake, as in `100%`, stays as it is. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
