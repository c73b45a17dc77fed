/** A file that goes into the output as it is: a picture, a sound, a document beside an article. */
export interface Asset {
  /** Path of the source file, from the project folder. */
  readonly source: string;
  /** Path under `out/`. */
  readonly path: string;
  /** Absolute public URL. */
  readonly url: string;
  /** Size in bytes, as measured. */
  readonly byteLength: number;
  /** Media type told from the bytes, not from the name, e.g. `image/png`. */
  readonly mediaType: string;
  /** Pixels; pictures and videos only. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Seconds; sound and video only, where the file tells. */
  readonly duration?: number | undefined;
  /** Hash of the bytes (hex). */
  readonly digest: string;
}

/** A picture as articles and issues show it. */
export interface Picture {
  /** Absolute URL. */
  readonly url: string;
  /** What the picture shows, for who cannot see it; `""` marks a decoration; undefined: nobody said. */
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  /** Pixels, when known. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly mediaType?: string | undefined;
  readonly byteLength?: number | undefined;
}

/** A file that a feed reader may fetch with an article: RSS `enclosure`, Atom `link rel="enclosure"`, JSON Feed `attachments`. */
export interface Enclosure {
  /** Absolute URL. */
  readonly url: string;
  readonly mediaType: string;
  /** Size in bytes; 0 when it is not known (RSS Best Practices Profile, "enclosure"). */
  readonly byteLength: number;
  /** Seconds. */
  readonly duration?: number | undefined;
  readonly title?: string | undefined;
}
