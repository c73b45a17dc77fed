import { api } from "./api.js";
import { tabs } from "./controls.js";
import type { View } from "./desk.js";
import { h, isolated } from "./dom.js";
import { type FeedItem, readFeed } from "./read-feed.js";
import { redraw } from "./redraw.js";
import { formatRoute } from "./route.js";

const TABS = [
  { name: "reader", title: "In a reader" },
  { name: "browser", title: "In a browser" },
  { name: "raw", title: "Raw" },
] as const;

/** A feed as a reader shows it, as a browser does, and as it is. */
export function feedView(): View {
  const bar = h("div", { class: "bar" });
  const pane = h("div", { class: "pane", tabindex: 0 });
  return {
    element: h("article", { class: "view" }, bar, pane),
    update: async ({ feeds, publicUrl }, route, signal) => {
      if (!feeds.some(({ path }) => path === route.name)) throw new Error(`There is no feed "${route.name}" any more`);
      const tab = route.tab === "" ? "reader" : route.tab;
      const links = TABS.map(({ name, title }) => ({
        title,
        href: formatRoute({ ...route, tab: name }),
        current: name === tab,
      }));
      redraw(bar, formatRoute(route), () => [tabs("Views of the feed", links)]);
      const address = `/site/${route.name}`;
      const text = await api.text(address, signal);
      // Stays what it is while somebody reads it: most saves change nothing in it.
      redraw(pane, `${tab} ${text}`, () => paneOf(tab, address, text, publicUrl));
    },
  };
}

function paneOf(tab: string, address: string, text: string, publicUrl: string): HTMLElement[] {
  if (tab === "browser") return [browserView(address)];
  if (tab === "raw") return [h("pre", { class: "raw", tabindex: 0 }, text)];
  return readFeed(text).map((item, index) => itemView(item, index === 0, publicUrl));
}

/** Under an address of its own each time: feeds are served as a good host does, and may be kept for minutes. */
function browserView(address: string): HTMLElement {
  const src = `${address}?at=${Date.now()}`;
  return h("iframe", { src, sandbox: "", title: "The feed in a browser", class: "frame tall" });
}

/** One item, its content shut in a frame where nothing runs. It is of the same origin, else the preview would give it no picture. */
function itemView(item: FeedItem, open: boolean, publicUrl: string): HTMLElement {
  const { title, url, date, author, content, direction, language } = item;
  const frame = h("iframe", {
    sandbox: "allow-same-origin",
    title: `Content of ${title}`,
    loading: "lazy",
    srcdoc: `<!doctype html><meta charset="utf-8"><body dir="${direction}">${localised(content, publicUrl)}`,
  });
  const body = h("details", { open }, h("summary", {}, "Content"), frame);
  return h(
    "section",
    { class: "item", dir: direction, lang: language },
    h("h2", {}, h("a", { href: url, target: "_blank", rel: "noopener" }, title || url)),
    h(
      "p",
      { class: "detail" },
      [date, author]
        .filter((part) => part !== "")
        .map(isolated)
        .join(" · "),
    ),
    body,
  );
}

/** Pictures and sounds of our own site come from the preview. */
function localised(content: string, publicUrl: string): string {
  const { body } = new DOMParser().parseFromString(content, "text/html");
  for (const element of body.querySelectorAll("[src], [srcset], [poster]")) {
    for (const name of ["src", "srcset", "poster"]) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, value.replaceAll(publicUrl, "/site/"));
    }
  }
  return body.innerHTML;
}
