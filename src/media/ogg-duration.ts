import { viewOf } from "./view-of.js";

/**
 * Length of an Ogg stream in seconds: the position of its last page (RFC 3533 §6) by the rate of its codec:
 * 48 kHz for Opus, whatever was recorded (RFC 7845 §4), the rate in the header for Vorbis, FLAC and Speex.
 */
export function oggDuration(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const clock = clockOf(head, view);
  const last = lastPosition(bytes, view);
  return clock === undefined || last === undefined ? undefined : (last - clock.skip) / clock.rate;
}

function clockOf(head: string, view: DataView): { readonly rate: number; readonly skip: number } | undefined {
  const opus = head.indexOf("OpusHead");
  if (opus !== -1) return { rate: 48_000, skip: view.getUint16(opus + 10, true) };
  const vorbis = head.indexOf("\x01vorbis");
  if (vorbis !== -1) return rated(view.getUint32(vorbis + 12, true));
  const flac = head.indexOf("\x7fFLAC");
  if (flac !== -1) return rated(view.getUint32(flac + 27) >>> 12);
  const speex = head.indexOf("Speex   ");
  return speex === -1 ? undefined : rated(view.getUint32(speex + 36, true));
}

function rated(rate: number): { readonly rate: number; readonly skip: number } | undefined {
  return rate > 0 ? { rate, skip: 0 } : undefined;
}

/** Pages are looked for from the end; −1 means that no packet ends on a page. */
function lastPosition(bytes: Uint8Array, view: DataView): number | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.lastIndexOf("OggS"); at >= 0; at = at === 0 ? -1 : file.lastIndexOf("OggS", at - 1)) {
    if (at + 14 > file.length) continue;
    const position = view.getBigInt64(at + 6, true);
    if (position > 0n) return Number(position);
  }
  return undefined;
}
