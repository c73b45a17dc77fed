import type * as ImageSize from "image-size";
import { lazyPackage } from "../model/lazy-package.js";

const pictures = lazyPackage<typeof ImageSize>("image-size");

/** Pixels of a picture as it is shown. Throws on bytes that are no picture. */
export function pictureSize(bytes: Uint8Array, mediaType: string): { readonly width: number; readonly height: number } {
  // The root element of an SVG stands at the beginning; the rest may be megabytes of paths.
  const read = mediaType === "image/svg+xml" ? bytes.subarray(0, 65_536) : bytes;
  const { width, height, orientation = 1 } = pictures.imageSize(read);
  if (!isPixels(width) || !isPixels(height)) throw new RangeError("No size of a picture");
  // EXIF orientations from 5 on are turned by a quarter (CIPA DC-008 §4.6.4).
  return orientation >= 5
    ? { width: Math.round(height), height: Math.round(width) }
    : { width: Math.round(width), height: Math.round(height) };
}

function isPixels(size: number): boolean {
  return size >= 0.5 && size < 1e6;
}
