import { segmented } from "./controls.js";
import type { Go } from "./desk.js";
import { h } from "./dom.js";
import type { Route } from "./route.js";

const WIDTHS = ["320", "390", "600", "700"];
const FREE_KEY = "postrider-free-width";

/** The choice of width: phones, the mail's own, a desktop reader, or any, with a handle. */
export function stageWidth(stage: HTMLElement, route: Route, go: Go): HTMLElement {
  const width = route.params.get("width") ?? "700";
  const free = !WIDTHS.includes(width);
  const apply = (pixels: string): void => stage.style.setProperty("--stage-width", `${pixels}px`);
  const choose = (value: string): void => {
    const params = new URLSearchParams(route.params);
    params.set("width", value);
    go({ ...route, params });
  };
  const freeWidth = localStorage.getItem(FREE_KEY) ?? "480";
  apply(free ? freeWidth : width);
  const handle = h("input", {
    type: "range",
    min: 240,
    max: 1200,
    step: 10,
    value: freeWidth,
    "aria-label": "Width in pixels",
    hidden: !free,
    oninput: (event: Event) => {
      const { value } = event.currentTarget as HTMLInputElement;
      localStorage.setItem(FREE_KEY, value);
      apply(value);
    },
  });
  const choices = [...WIDTHS.map((value) => ({ value, title: value })), { value: "free", title: "Free" }];
  return h("div", { class: "width" }, segmented("width", "Width", choices, free ? "free" : width, choose), handle);
}
