import { segmented } from "./controls.js";
import type { Go } from "./desk.js";
import { readerForm } from "./reader-form.js";
import type { Route } from "./route.js";
import { stageWidth } from "./stage-width.js";

const SCHEMES = [
  { value: "light", title: "Light" },
  { value: "dark", title: "Dark" },
  { value: "inverted", title: "Inverted" },
];

const IMAGES = [
  { value: "on", title: "Images" },
  { value: "off", title: "No images" },
];

/** What may be chosen about a mail, or the page of its issue, in the frame. */
export function mailToolbar(stage: HTMLElement, tab: "mail" | "page", route: Route, go: Go): HTMLElement[] {
  const choose = (name: string) => (value: string) => {
    const params = new URLSearchParams(route.params);
    params.set(name, value);
    go({ ...route, params });
  };
  const chosen = (name: string, otherwise: string): string => route.params.get(name) ?? otherwise;
  const schemes = tab === "mail" ? SCHEMES : SCHEMES.slice(0, 2);
  const controls = [
    stageWidth(stage, route, go),
    segmented("scheme", "Colour scheme", schemes, chosen("scheme", "light"), choose("scheme")),
  ];
  if (tab === "page") return controls;
  return [
    ...controls,
    segmented("images", "Images", IMAGES, chosen("images", "on"), choose("images")),
    readerForm(route, go),
  ];
}
