import { segmented } from "./controls.js";
import type { Go } from "./desk.js";
import { h } from "./dom.js";
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

/** Shows the mail to a reader of one's own making: any column, any value. */
function readerForm(route: Route, go: Go): HTMLElement {
  const given = [...route.params].filter(([name]) => name.startsWith("reader."));
  const fields = new Map([["reader.name", ""], ["reader.email", ""], ...given]);
  const inputs = [...fields].map(([name, value]) =>
    h("label", {}, name.slice("reader.".length), h("input", { name, value, autocomplete: "off" })),
  );
  const submit = (event: Event): void => {
    event.preventDefault();
    const params = new URLSearchParams([...route.params].filter(([name]) => !name.startsWith("reader.")));
    for (const [name, value] of new FormData(event.currentTarget as HTMLFormElement)) {
      if (value !== "") params.set(name, String(value));
    }
    go({ ...route, params });
  };
  return h(
    "details",
    { class: "reader", open: given.length > 0 },
    h("summary", {}, "Reader"),
    h("form", { onsubmit: submit }, ...inputs, h("button", { type: "submit" }, "Show")),
  );
}
