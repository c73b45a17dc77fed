/** Most file systems take names of 255 bytes, and `.html.gz` may come behind. */
const LONGEST = 240;

/** The beginning of a name of a file or folder that every file system can hold, in whole characters. */
export function cutName(name: string): string {
  let cut = name;
  while (cut.length * 4 > LONGEST && Buffer.byteLength(cut) > LONGEST) cut = cut.slice(0, -1);
  return cut.replace(/\p{Surrogate}$/u, "");
}
