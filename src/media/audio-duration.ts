import { mp3Duration } from "./mp3-duration.js";
import { oggDuration } from "./ogg-duration.js";
import { viewOf } from "./view-of.js";

/** Length of a sound in seconds, to the millisecond; undefined where the file does not tell. */
export function audioDuration(bytes: Uint8Array, mediaType: string): number | undefined {
  const seconds = Math.round((READERS[mediaType]?.(bytes) ?? 0) * 1000) / 1000;
  // Half a millisecond is as little a sound as none: both are what broken headers say.
  return seconds > 0 && seconds < 1e7 ? seconds : undefined;
}

const READERS: Readonly<Record<string, ((bytes: Uint8Array) => number | undefined) | undefined>> = {
  "audio/mpeg": mp3Duration,
  "audio/ogg": oggDuration,
  "video/ogg": oggDuration,
  "audio/wav": wavDuration,
  "audio/flac": flacDuration,
};

/** Chunks of RIFF: `fmt ` has the bytes of a second, `data` has so many bytes. */
function wavDuration(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const id = view.getUint32(at);
    const size = view.getUint32(at + 4, true);
    if (id === 0x666d7420) bytesPerSecond = view.getUint32(at + 16, true);
    // What writes to a pipe leaves the size open: then it is the rest of the file.
    if (id === 0x64617461) return Math.min(size, view.byteLength - at - 8) / bytesPerSecond;
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** STREAMINFO comes first: 20 bits of sample rate, 36 bits of samples in all (RFC 9639 §8.2). */
function flacDuration(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  const rate = view.getUint32(18) >>> 12;
  const samples = (view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22);
  return rate === 0 ? undefined : samples / rate;
}
