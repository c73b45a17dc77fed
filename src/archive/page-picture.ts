import type { Picture } from "../model/asset.js";
import type { PageLinks } from "./page-links.js";

/** A picture as templates show it. */
export interface PagePicture {
  readonly src: string;
  /** Empty where nobody said what it shows: a made-up text would help nobody (a rule asks for one). */
  readonly alt: string;
  readonly caption?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** Addresses a picture from a page. */
export function pictureOn({ url, alt = "", caption, width, height }: Picture, links: PageLinks): PagePicture {
  return { src: links.to(url), alt, caption, width, height };
}
