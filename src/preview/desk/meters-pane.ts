import type { Meters } from "../desk-model.js";
import { bytes, h } from "./dom.js";

/** How heavy the mail is, and where it leads. */
export function metersPane(meters: Meters): HTMLElement {
  const imageBytes = meters.images.reduce((sum, image) => sum + (image.bytes ?? 0), 0);
  return h(
    "div",
    { class: "sheet meters" },
    meter(
      "HTML",
      meters.htmlBytes,
      meters.clipBytes,
      `Gmail clips near ${bytes(meters.clipBytes)}; articles are shortened from ${bytes(meters.budgetBytes)}`,
    ),
    meter("Styles", meters.cssBytes, meters.cssLimit, `Gmail drops what is over ${bytes(meters.cssLimit)}`),
    h(
      "dl",
      {},
      ...pair("Text part", bytes(meters.textBytes)),
      ...pair("Reading time", `${meters.readingMinutes} min`),
      ...pair("Images", `${meters.images.length}, ${bytes(imageBytes)}`),
      ...pair("Links", String(meters.links.length)),
    ),
    table(
      "By block",
      ["Block", "Bytes"],
      meters.blocks.map(({ title, bytes: size }) => [title, bytes(size)]),
    ),
    table(
      "Images",
      ["Image", "Alternative text", "Bytes"],
      meters.images.map(({ url, alt, bytes: size }) => [url, alt, size === undefined ? "?" : bytes(size)]),
    ),
    table(
      "Links",
      ["Text", "Leads to"],
      meters.links.map(({ text, url }) => [text, url]),
    ),
  );
}

function meter(title: string, value: number, limit: number, detail: string): HTMLElement {
  return h(
    "section",
    { class: "meter" },
    h("h3", {}, title),
    h("meter", {
      min: 0,
      max: limit,
      high: limit * 0.9,
      optimum: 0,
      value: Math.min(value, limit),
      "aria-label": `${title}: ${bytes(value)} of ${bytes(limit)}`,
    }),
    h("p", {}, h("strong", {}, bytes(value)), ` of ${bytes(limit)}`),
    h("p", { class: "detail" }, detail),
  );
}

function pair(term: string, value: string): HTMLElement[] {
  return [h("dt", {}, term), h("dd", {}, value)];
}

function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  return h(
    "table",
    {},
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map((cell) => h("td", { dir: "auto" }, cell))))),
  );
}
