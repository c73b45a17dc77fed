import { xmlCharacters } from "../markup/xml-element.js";

/** Text on one line, without what XML cannot hold: what feeds show as title, name or summary. */
export function plainText(text: string): string {
  return xmlCharacters(text).replace(/\s+/g, " ").trim();
}
