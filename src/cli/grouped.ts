/** Writes a whole number with commas, as in `10,200`: ICU takes as long to load for it as a small build. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
