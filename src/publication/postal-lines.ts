import type { Settings } from "./settings.js";

/** The publisher's postal address, line by line; none where there is no address. */
export function postalLines({ publisher }: Settings): readonly string[] {
  return (publisher?.address ?? "")
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
