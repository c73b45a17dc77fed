import { isoMediaType } from "./iso-media-type.js";
import { textMediaType } from "./text-media-type.js";

/** Tells the media type of a file by its first bytes (MIME Sniffing Standard §6, and the formats' own specifications). */
export function mediaTypeOf(bytes: Uint8Array, name: string): string {
  const start = Buffer.from(bytes.subarray(0, 4096));
  const hex = start.toString("hex", 0, 16);
  const found = SIGNATURES.find(([signature]) => signature.test(hex));
  if (found === undefined) return textMediaType(bytes, name) ?? "application/octet-stream";
  const [, type] = found;
  return typeof type === "string" ? type : type(start.toString("latin1"));
}

/** Beginnings of files in hex; the first that fits decides. A function looks further, each byte a character. */
const SIGNATURES: readonly (readonly [RegExp, string | ((head: string) => string)])[] = [
  [/^89504e470d0a1a0a/, "image/png"],
  [/^ffd8ff/, "image/jpeg"],
  [/^474946383[79]61/, "image/gif"],
  [/^52494646.{8}57454250/, "image/webp"],
  [/^52494646.{8}57415645/, "audio/wav"],
  [/^.{8}66747970/, isoMediaType],
  [/^424d.{24}(?:0c|28|38|40|6c|7c)00/, "image/bmp"],
  [/^00000100(?!00)..00/, "image/x-icon"],
  [/^(?:49492a00|4d4d002a)/, "image/tiff"],
  [/^(?:ff0a|0000000c4a584c20)/, "image/jxl"],
  [/^494433/, "audio/mpeg"],
  // The same eleven bits begin frames of MP3 and of AAC; the layer tells them apart (0: AAC).
  [/^fff[0189]/, "audio/aac"],
  [/^ff(?:e[2-7a-f]|f[2-7a-f])[1-9a-e]/, "audio/mpeg"],
  [/^4f676753/, (head) => (head.includes("theora") ? "video/ogg" : "audio/ogg")],
  [/^664c6143/, "audio/flac"],
  [/^1a45dfa3/, (head) => (head.includes("webm") ? "video/webm" : "video/x-matroska")],
  [/^255044462d/, "application/pdf"],
  [/^504b0304/, (head) => (head.includes("mimetypeapplication/epub+zip") ? "application/epub+zip" : "application/zip")],
  [/^1f8b08/, "application/gzip"],
];
