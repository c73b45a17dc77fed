/**
 * Tells what a file of the ISO base media format (ISO/IEC 14496-12) is by its brands.
 *
 * @param head - Beginning of the file, each byte a character.
 */
export function isoMediaType(head: string): string {
  const brand = head.slice(8, 12);
  const brands = head.slice(8, 64);
  if (/avi[fs]/.test(brands)) return "image/avif";
  if (/^(?:heic|heix|hevc|mif1|msf1)/.test(brand)) return "image/heic";
  if (/^(?:M4A|M4B|M4P|F4A)/.test(brand)) return "audio/mp4";
  if (brand.startsWith("qt")) return "video/quicktime";
  if (brand.startsWith("3g")) return "video/3gpp";
  return "video/mp4";
}
