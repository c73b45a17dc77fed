import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureMedia } from "../../src/media/measure-media.js";

const FILES = new URL("files/", import.meta.url);
const file = (name: string): Uint8Array => readFileSync(new URL(name, FILES));
const text = (written: string): Uint8Array => new TextEncoder().encode(written);

/** A JPEG with an EXIF segment that says how the picture is to be turned: one big-endian TIFF entry, 0x0112. */
function turned(jpeg: Uint8Array, orientation: number): Uint8Array {
  const entry = `011200030000000100${orientation.toString(16).padStart(2, "0")}0000`;
  const exif = `${Buffer.from("Exif\0\0").toString("hex")}4d4d002a000000080001${entry}00000000`;
  const segment = Buffer.from(`ffe1${(exif.length / 2 + 2).toString(16).padStart(4, "0")}${exif}`, "hex");
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

describe("measureMedia()", () => {
  it.each([
    ["pixel.png", { mediaType: "image/png", width: 36, height: 20 }],
    ["pixel.jpg", { mediaType: "image/jpeg", width: 36, height: 20 }],
    ["pixel.gif", { mediaType: "image/gif", width: 36, height: 20 }],
    ["pixel.webp", { mediaType: "image/webp", width: 36, height: 20 }],
    ["pixel.bmp", { mediaType: "image/bmp", width: 36, height: 20 }],
    ["pixel.avif", { mediaType: "image/avif", width: 38, height: 22 }],
    ["clip.mp4", { mediaType: "video/mp4", width: 64, height: 48, duration: 1 }],
    ["clip.webm", { mediaType: "video/webm" }],
    ["tone.wav", { mediaType: "audio/wav", duration: 1.5 }],
    ["tone.flac", { mediaType: "audio/flac", duration: 0.5 }],
    ["tone.m4a", { mediaType: "audio/mp4", duration: 1.5 }],
    ["tone.ogg", { mediaType: "audio/ogg", duration: 1.5 }],
    ["tone.opus", { mediaType: "audio/ogg", duration: 1.5 }],
  ])("measures %s", (name, facts) => {
    expect(measureMedia(file(name), name)).toEqual(facts);
  });

  it.each(["cbr-xing.mp3", "vbr-xing.mp3", "vbr-bare.mp3"])("measures %s with and without its header", (name) => {
    const { mediaType, duration } = measureMedia(file(name), name);
    expect(mediaType).toBe("audio/mpeg");
    expect(duration).toBeCloseTo(1.584, 1);
  });

  it("goes by the bytes, not by the name", () => {
    expect(measureMedia(file("pixel.png"), "photo.jpg")).toEqual({ mediaType: "image/png", width: 36, height: 20 });
    expect(measureMedia(text("not a picture"), "photo.jpg")).toEqual({ mediaType: "application/octet-stream" });
  });

  it.each([
    [1, 36, 20],
    [3, 36, 20],
    [6, 20, 36],
    [8, 20, 36],
  ])("shows a JPEG with EXIF orientation %i as %i × %i pixels", (orientation, width, height) => {
    const facts = measureMedia(turned(file("pixel.jpg"), orientation), "a.jpg");
    expect(facts).toEqual({ mediaType: "image/jpeg", width, height });
  });

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"/>', { width: 120, height: 80 }],
    ['<?xml version="1.0"?>\n<!-- drawn -->\n<svg viewBox="0 0 30 20"/>', { width: 30, height: 20 }],
    ["<svg/>", {}],
  ])("reads the size of %s", (svg, size) => {
    expect(measureMedia(text(svg), "a.svg")).toEqual({ mediaType: "image/svg+xml", ...size });
  });

  it.each([
    ["WEBVTT\n\n00:00.000 --> 00:02.000\nHello", "a.txt", "text/vtt"],
    ["1\n00:00:00,000 --> 00:00:02,000\nHello\n", "a", "application/x-subrip"],
    ['{"version":"1.2.0","chapters":[]}', "a.json", "application/json"],
    ["Name,Age\n", "a.csv", "text/csv"],
    ["%PDF-1.7\n", "a.pdf", "application/pdf"],
    ["<!doctype html><p>x", "a", "text/html"],
    ["just words", "notes.txt", "text/plain"],
    ["just words", "notes", "application/octet-stream"],
    ["\0\0\0", "notes.txt", "application/octet-stream"],
    ["", "empty.png", "application/octet-stream"],
  ])("tells that %j in %s is %s", (content, name, mediaType) => {
    expect(measureMedia(text(content), name).mediaType).toBe(mediaType);
  });

  it("tells the type of a file that is cut off anywhere, and never throws", () => {
    for (const name of readdirSync(FILES)) {
      const whole = file(name);
      for (let length = 0; length < whole.length; length += length < 600 ? 1 : 97) {
        const { mediaType } = measureMedia(whole.subarray(0, length), name);
        if (length >= 64) expect(mediaType, `${name}, ${length} bytes`).toBe(measureMedia(whole, name).mediaType);
      }
    }
  });

  it("tells no length of a sound that its header makes shorter than a millisecond", () => {
    const bytes = Uint8Array.from(file(readdirSync(FILES).find((name) => name.endsWith(".wav")) ?? ""));
    // Bytes per second of the chunk "fmt ", as large as they can be.
    bytes.set([255, 255, 255, 255], 28);
    expect(measureMedia(bytes, "a.wav")).not.toHaveProperty("duration");
  });

  it("never throws and never lies about numbers, whatever the bytes", () => {
    const names = readdirSync(FILES);
    const broken = fc
      .tuple(fc.constantFrom(...names), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }))
      .map(([name, changes]) => {
        const bytes = Uint8Array.from(file(name));
        for (const [at, value] of changes) bytes[at % Math.min(bytes.length, 400)] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        const { mediaType, ...numbers } = measureMedia(bytes, "a");
        expect(mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
        for (const number of Object.values(numbers))
          expect(number).toSatisfy((n: number) => n > 0 && Number.isFinite(n));
      }),
      { numRuns: 500 },
    );
  });
});
