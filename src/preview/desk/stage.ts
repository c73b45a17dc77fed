import { api } from "./api.js";
import { h } from "./dom.js";

/** A frame that shows a page of the preview, and takes a new version of it without losing the place. */
export interface Stage {
  readonly element: HTMLElement;
  /** Shows an address; the same address again swaps only what the page holds. Throws what the server says against it. */
  show(address: string, signal: AbortSignal): Promise<void>;
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
  let loaded = Promise.resolve();

  return {
    element,
    show: async (address, signal) => {
      if (address !== shown) {
        shown = address;
        loaded = new Promise((resolve) => frame.addEventListener("load", () => resolve(), { once: true }));
        frame.src = address;
        await loaded;
        return refuseText(frame);
      }
      // What is still on its way would come over what is put there now.
      await loaded;
      swap(frame, await api.text(address, signal));
    },
  };
}

/** What cannot be shown comes as plain text that says why. */
function refuseText({ contentDocument: shown }: HTMLIFrameElement): void {
  if (shown?.contentType === "text/plain") throw new Error(shown.body.textContent ?? "");
}

/** Replaces the document's content in place: style sheets, scroll position and size stay as they are. */
function swap(frame: HTMLIFrameElement, html: string): void {
  const live = frame.contentDocument;
  const window = live?.defaultView;
  if (!window || !live.documentElement) return;
  // The frame's own parser: the desk's policy would strip the mail of its inline styles.
  const next = new window.DOMParser().parseFromString(html, "text/html");
  if (next.documentElement.outerHTML === live.documentElement.outerHTML) return;
  const { scrollX, scrollY } = window;
  for (const { name, value } of next.documentElement.attributes) live.documentElement.setAttribute(name, value);
  if (live.head.innerHTML !== next.head.innerHTML) live.head.replaceWith(live.adoptNode(next.head));
  live.body.replaceWith(live.adoptNode(next.body));
  window.scrollTo(scrollX, scrollY);
}
