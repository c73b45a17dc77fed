import { TextDecoder } from "node:util";

/** As much of a list as is looked at to tell its encoding. */
const SAMPLE_BYTES = 65_536;

/**
 * Decodes a list. Its encoding is told from its first bytes: a byte order mark, else UTF-8 if it is
 * that, else UTF-16 if every second byte is zero, else Windows-1252, which Excel writes in the West.
 *
 * @param chunks - The bytes, in pieces of any size.
 */
export async function* decodeList(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  let sample: Uint8Array[] = [];
  let size = 0;
  let isAscii = false;
  for await (const chunk of chunks) {
    if (decoder) {
      // So far it was ASCII, which says nothing: the first character beyond it does.
      if (isAscii && chunk.some((byte) => byte > 0x7f)) {
        decoder = new TextDecoder(encodingOf(chunk));
        isAscii = false;
      }
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    sample.push(chunk);
    size += chunk.length;
    if (size < SAMPLE_BYTES) continue;
    const bytes = Buffer.concat(sample);
    sample = [];
    decoder = new TextDecoder(encodingOf(bytes));
    isAscii = bytes.every((byte) => byte > 0 && byte < 0x80);
    yield decoder.decode(bytes, { stream: true });
  }
  const rest = Buffer.concat(sample);
  decoder ??= new TextDecoder(encodingOf(rest));
  yield decoder.decode(rest);
}

/** A name that `TextDecoder` knows. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.length > 1 && bytes[1] === 0) return "utf-16le";
  if (bytes.length > 1 && bytes[0] === 0) return "utf-16be";
  try {
    // As a stream: the sample may end in the midst of a character.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
