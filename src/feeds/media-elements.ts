import { xmlElement, xmlTextElement } from "../markup/xml-element.js";
import type { Picture } from "../model/asset.js";

/**
 * The picture that stands for an item, in the Media RSS namespace, which RSS and Atom share:
 * `media:content` with what is known of the file, and `media:thumbnail` for readers that show lists.
 *
 * Never an enclosure: readers that show both would show the picture twice.
 */
export function mediaElements(picture: Picture | undefined): string {
  if (!picture) return "";
  const { url, width, height, mediaType, byteLength, alt } = picture;
  const size = { width, height };
  const about = xmlTextElement("media:description", alt, { type: "plain" });
  return (
    xmlElement("media:content", { url, medium: "image", type: mediaType, ...size, fileSize: byteLength }, about) +
    xmlElement("media:thumbnail", { url, ...size }, "")
  );
}
