/** Most file systems take names of 255 bytes, and `.html.gz` may come behind. */
const LONGEST = 240;

/**
 * The beginning of a name of a file or folder that every file system can hold, in whole characters.
 *
 * @param tail - What must come behind it, in ASCII: it is never cut.
 */
export function cutName(name: string, tail = ""): string {
  const room = LONGEST - tail.length;
  let cut = name.slice(0, room);
  while (Buffer.byteLength(cut) > room) cut = cut.slice(0, -1);
  return cut.replace(/\p{Surrogate}$/u, "") + tail;
}
