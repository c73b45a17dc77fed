import { viewOf } from "./view-of.js";

/**
 * Length of an MP3 in seconds.
 *
 * From the number of frames in its Xing, Info or VBRI header if it has one; else its frames are
 * counted, so that a variable bit rate without a header is measured right too.
 */
export function mp3Duration(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  const start = firstFrame(view, afterId3(view));
  if (start === undefined) return undefined;
  const { frame, at } = start;
  const frames = framesInHeader(view, at, frame) ?? countFrames(view, at);
  return (frames * frame.samples) / frame.rate;
}

interface Frame {
  /** Samples of each channel. */
  readonly samples: number;
  /** Samples a second. */
  readonly rate: number;
  readonly byteLength: number;
  /** Bytes between the header of the frame and its sound (ISO/IEC 11172-3 §2.4.1.7). */
  readonly sideInfo: number;
}

/** An ID3v2 tag says its length in four times seven bits (id3.org, ID3v2.4 §3.1); a footer adds ten bytes. */
function afterId3(view: DataView): number {
  if (view.byteLength < 10 || view.getUint32(0) >>> 8 !== 0x494433) return 0;
  const size = [6, 7, 8, 9].reduce((length, at) => length * 128 + (view.getUint8(at) & 0x7f), 0);
  return 10 + size + (view.getUint8(5) & 0x10 ? 10 : 0);
}

/** The first frame that another one follows; what looks like a frame by chance is not followed. */
function firstFrame(view: DataView, from: number): { readonly frame: Frame; readonly at: number } | undefined {
  const end = Math.min(view.byteLength - 4, from + MAX_SEARCH);
  for (let at = from; at <= end; at += 1) {
    const frame = readFrame(view, at);
    if (frame === undefined) continue;
    const next = at + frame.byteLength;
    if (next + 4 > view.byteLength || readFrame(view, next) !== undefined) return { frame, at };
  }
  return undefined;
}

/** Players give up sooner. */
const MAX_SEARCH = 131_072;

/** Kilobits a second by the header's index: MPEG-1 and MPEG-2/2.5, layers I, II, III. */
const BIT_RATES = {
  1: [
    [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  ],
  2: [
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ],
} as const;
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** Reads the four bytes of a frame's header (ISO/IEC 11172-3 §2.4.2.3); undefined when they are none. */
function readFrame(view: DataView, at: number): Frame | undefined {
  if (at + 4 > view.byteLength) return undefined;
  const header = view.getUint32(at);
  const version = (header >>> 19) & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  const layer = 4 - ((header >>> 17) & 3); // 1 to 3; 4 is reserved
  const bitRate = BIT_RATES[version === 3 ? 1 : 2][layer - 1]?.[(header >>> 12) & 15];
  const fullRate = SAMPLE_RATES[(header >>> 10) & 3];
  if (header >>> 21 !== 0x7ff || version === 1 || !bitRate || fullRate === undefined) return undefined;
  const rate = fullRate / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const samples = layer === 1 ? 384 : layer === 3 && version !== 3 ? 576 : 1152;
  const slot = layer === 1 ? 4 : 1;
  const slots = Math.floor(((samples / 8 / slot) * (bitRate * 1000)) / rate) + ((header >>> 9) & 1);
  const isMono = ((header >>> 6) & 3) === 3;
  return { samples, rate, byteLength: slots * slot, sideInfo: version === 3 ? (isMono ? 17 : 32) : isMono ? 9 : 17 };
}

function framesInHeader(view: DataView, at: number, { sideInfo }: Frame): number | undefined {
  const xing = at + 4 + sideInfo;
  if (xing + 12 <= view.byteLength && [XING, INFO].includes(view.getUint32(xing)) && view.getUint32(xing + 4) & 1) {
    return view.getUint32(xing + 8) || undefined;
  }
  const vbri = at + 36;
  if (vbri + 18 <= view.byteLength && view.getUint32(vbri) === VBRI) return view.getUint32(vbri + 14) || undefined;
  return undefined;
}

const XING = 0x58696e67;
const INFO = 0x496e666f;
const VBRI = 0x56425249;

function countFrames(view: DataView, from: number): number {
  let frames = 0;
  for (let at = from, frame = readFrame(view, at); frame !== undefined; frame = readFrame(view, at)) {
    frames += 1;
    at += frame.byteLength;
  }
  return frames;
}
