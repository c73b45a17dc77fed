import { api } from "./api.js";
import { h } from "./dom.js";

/** A frame that shows a page of the preview, and takes a new version of it without losing the place. */
export interface Stage {
  readonly element: HTMLElement;
  /** Shows an address; the same address again swaps only what the page holds. */
  show(address: string): Promise<void>;
}

/**
 * Makes a stage.
 *
 * Scripts never run in it (`sandbox` without `allow-scripts`, and the server's own policy says so
 * again); `allow-same-origin` lets the desk keep the scroll position.
 */
export function createStage(title: string): Stage {
  const frame = h("iframe", { title, sandbox: "allow-same-origin allow-popups", class: "frame" });
  const element = h("div", { class: "stage" }, frame);
  let shown = "";

  return {
    element,
    show: async (address) => {
      if (address !== shown) {
        shown = address;
        frame.src = address;
        return;
      }
      swap(frame, await api.text(address));
    },
  };
}

/** Replaces the document's content in place: style sheets, scroll position and size stay as they are. */
function swap(frame: HTMLIFrameElement, html: string): void {
  const live = frame.contentDocument;
  if (!live?.documentElement) return;
  const next = new DOMParser().parseFromString(html, "text/html");
  if (next.documentElement.outerHTML === live.documentElement.outerHTML) return;
  const { scrollX = 0, scrollY = 0 } = frame.contentWindow ?? {};
  for (const { name, value } of next.documentElement.attributes) live.documentElement.setAttribute(name, value);
  if (live.head.innerHTML !== next.head.innerHTML) live.head.replaceWith(live.adoptNode(next.head));
  live.body.replaceWith(live.adoptNode(next.body));
  frame.contentWindow?.scrollTo(scrollX, scrollY);
}
