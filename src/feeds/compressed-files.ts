import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import type { Settings } from "../publication/settings.js";

/** The same files compressed, for servers that send `feed.xml.br` or `.gz` where they find it. */
export function compressedFiles(
  files: readonly OutputFile[],
  codings: Settings["feeds"]["precompress"],
): readonly OutputFile[] {
  return files.flatMap((file) =>
    codings.map((coding) => ({
      path: `${file.path}.${coding === "gzip" ? "gz" : "br"}`,
      mediaType: coding === "gzip" ? "application/gzip" : "application/octet-stream",
      get key() {
        return digestOf(coding, file.key);
      },
      bytes: async () => compress(Buffer.from(await file.bytes()), coding),
    })),
  );
}

/** As small as it gets: a feed is written once and sent often. gzip has no time in it here (RFC 1952 §2.3.1, MTIME 0). */
function compress(bytes: Buffer, coding: Settings["feeds"]["precompress"][number]): Uint8Array {
  if (coding === "gzip") return gzipSync(bytes, { level: 9 });
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } });
}
