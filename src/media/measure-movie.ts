import { viewOf } from "./view-of.js";

/**
 * Reads length and picture size of an MP4, M4A or QuickTime file from its `moov` box (ISO/IEC 14496-12 §8).
 * Throws a RangeError where the bytes end too early.
 */
export function measureMovie(bytes: Uint8Array): { duration?: number; width?: number; height?: number } {
  const view = viewOf(bytes);
  const movie = boxes(view, 0, view.byteLength).find(({ type }) => type === "moov");
  if (movie === undefined) return {};
  const parts = boxes(view, movie.from, movie.to);
  const header = parts.find(({ type }) => type === "mvhd");
  const duration = header === undefined ? undefined : durationOf(view, header.from);
  const size = parts.flatMap((part) => (part.type === "trak" ? trackSize(view, part) : []))[0];
  return { ...(duration === undefined ? {} : { duration }), ...size };
}

interface Box {
  readonly type: string;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly to: number;
}

function boxes(view: DataView, from: number, to: number): readonly Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const short = view.getUint32(at);
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)));
    const head = short === 1 ? 16 : 8;
    // 0 means "to the end", 1 that a 64-bit size follows the type.
    const size = short === 0 ? to - at : short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (size < head) break;
    found.push({ type, from: at + head, to: Math.min(to, at + size) });
    at += size;
  }
  return found;
}

/** `mvhd`: version 1 has 64-bit times (§8.2.2). */
function durationOf(view: DataView, at: number): number | undefined {
  const isLong = view.getUint8(at) === 1;
  const timescale = view.getUint32(at + (isLong ? 20 : 12));
  const units = isLong ? Number(view.getBigUint64(at + 24)) : view.getUint32(at + 16);
  const seconds = Math.round((units / timescale) * 1000) / 1000;
  return timescale > 0 && seconds > 0 && units < 0xffffffff ? seconds : undefined;
}

/** `tkhd` ends with width and height as 16.16 fixed-point numbers; tracks of sound have 0 (§8.3.2). */
function trackSize(view: DataView, track: Box): readonly { width: number; height: number }[] {
  const header = boxes(view, track.from, track.to).find(({ type }) => type === "tkhd");
  if (header === undefined || header.to - header.from < 84) return [];
  const [width, height] = [view.getUint16(header.to - 8), view.getUint16(header.to - 4)];
  return width > 0 && height > 0 ? [{ width, height }] : [];
}
