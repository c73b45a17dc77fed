import type { Place } from "../model/place.js";
import type { Problem } from "../problem/problem.js";
import type { Dropped } from "./sanitize.js";

/**
 * Tells an author what readers will not see, each kind of thing once.
 *
 * @param locate - Tells where in the source something is written.
 */
export function droppedProblems(
  dropped: readonly Dropped[],
  locate: (written: string) => Place | undefined,
): readonly Problem[] {
  const all = (wanted: Dropped["kind"]) => [
    ...new Set(dropped.filter(({ kind }) => kind === wanted).map(({ what }) => what)),
  ];
  const elements = all("element").filter((name) => MISSED.has(name));
  return [
    ...elements.map((name) => droppedElement(name, locate(`<${name}`))),
    ...all("address").map((written) => unsafeAddress(written, locate(written))),
    ...all("media").map((written) => unsafeMedia(written, locate(written))),
  ];
}

/** Elements that show or do something where they work. */
const MISSED = new Set(
  "script style svg canvas form button input select textarea object embed applet iframe img frameset".split(" "),
);

function droppedElement(name: string, place: Place | undefined): Problem {
  return {
    code: "markup/dropped-element",
    severity: "warning",
    message: `Cannot keep <${name}> in an article: expected text, pictures, sound and video, got what no mail or feed reader shows`,
    place,
    hint: `Remove <${name}>, or link to a page that has it`,
  };
}

function unsafeAddress(written: string, place: Place | undefined): Problem {
  return {
    code: "markup/unsafe-address",
    severity: "warning",
    message: `Cannot link to "${short(written)}": expected an address such as https://…, got a scheme that is not allowed; the text stays without a link`,
    place,
    hint: "Write an address that begins with https:, mailto: or tel:, or a path",
  };
}

/** As editors write what lies on their own computer: `file:///home/ada/mast.png`, `C:\Users\ada\mast.png`. */
function unsafeMedia(written: string, place: Place | undefined): Problem {
  return {
    code: "markup/unsafe-address",
    severity: "warning",
    message: `Cannot show "${short(written)}": expected a file beside the article or an address such as https://…, got what no reader can open; it is left out`,
    place,
    hint: "Put the file beside the article, and write its name alone",
  };
}

function short(written: string): string {
  return (written.length > 60 ? `${written.slice(0, 57)}…` : written).replace(/\s+/g, " ");
}
