import type { DiskFile } from "./disk-file.js";

/** Looks a file up in a list sorted by path; composed letters stand for decomposed ones, too. */
export function fileFinder(files: readonly DiskFile[]): (path: string) => DiskFile | undefined {
  let composed: ReadonlyMap<string, DiskFile> | undefined;

  /** Files whose names are composed otherwise than in NFC, by their names in NFC: on most disks none. */
  function byComposed(): ReadonlyMap<string, DiskFile> {
    const others = files.filter(({ path }) => NOT_LATIN.test(path) && path.normalize("NFC") !== path);
    return new Map(others.map((file) => [file.path.normalize("NFC"), file]));
  }

  return (path) => {
    const found = search(files, path);
    if (found) return found;
    composed ??= byComposed();
    const name = path.normalize("NFC");
    return composed.get(name) ?? search(files, name);
  };
}

/** Up to U+02FF every text is in NFC (UAX #15). */
const NOT_LATIN = /[^\0-\u02ff]/;

function search(files: readonly DiskFile[], path: string): DiskFile | undefined {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((files[middle]?.path ?? "") < path) low = middle + 1;
    else high = middle;
  }
  return files[low]?.path === path ? files[low] : undefined;
}
