import { audioDuration } from "./audio-duration.js";
import { measureMovie } from "./measure-movie.js";
import { mediaTypeOf } from "./media-type.js";
import { pictureSize } from "./picture-size.js";

/** What the bytes of a file tell. */
export interface MediaFacts {
  /** `application/octet-stream` when the bytes are of no known kind. */
  readonly mediaType: string;
  /** Pixels as shown, i.e. turned as the file asks; pictures and videos only. */
  readonly width?: number;
  readonly height?: number;
  /** Seconds, to the millisecond; sound and video only. */
  readonly duration?: number;
}

/**
 * Measures a picture, sound or video from its bytes; the name decides only between kinds of plain text,
 * which look alike.
 *
 * Never throws: of a file that is cut off or broken it tells what can still be told.
 *
 * @param name - File name or path.
 */
export function measureMedia(bytes: Uint8Array, name: string): MediaFacts {
  const mediaType = mediaTypeOf(bytes, name);
  if (mediaType.startsWith("image/")) return { mediaType, ...orNothing(() => pictureSize(bytes, mediaType)) };
  if (ISO_MEDIA.test(mediaType)) return { mediaType, ...orNothing(() => measureMovie(bytes)) };
  const duration = orNothing(() => audioDuration(bytes, mediaType));
  return duration === undefined ? { mediaType } : { mediaType, duration };
}

const ISO_MEDIA = /^(?:video|audio)\/(?:mp4|quicktime|3gpp)$/;

/** Reading behind the end of the bytes throws a RangeError; a broken file is no error of the program. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
