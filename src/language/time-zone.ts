/**
 * Tells whether a name is a zone of the IANA database, e.g. `Asia/Almaty` or `UTC`.
 *
 * Offsets such as `+05:00` are none: they know no summer time, and newer engines accept them.
 */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
