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
    update: async ({ feeds }, route, signal) => {
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
      redraw(pane, `${tab} ${text}`, () => paneOf(tab, address, text));
    },
  };
}

function paneOf(tab: string, address: string, text: string): HTMLElement[] {
  if (tab === "browser") return [browserView(address)];
  if (tab === "raw") return [h("pre", { class: "raw", tabindex: 0 }, text)];
  return readFeed(text).map((item, index) => itemView(item, index === 0));
}

/** Under an address of its own each time: feeds are served as a good host does, and may be kept for minutes. */
function browserView(address: string): HTMLElement {
  const src = `${address}?at=${Date.now()}`;
  return h("iframe", { src, sandbox: "", title: "The feed in a browser", class: "frame tall" });
}

/** One item, its content shut in a frame where nothing runs. */
function itemView(item: FeedItem, open: boolean): HTMLElement {
  const { title, url, date, author, content, direction, language } = item;
  const frame = h("iframe", {
    sandbox: "",
    title: `Content of ${title}`,
    srcdoc: `<!doctype html><meta charset="utf-8"><body dir="${direction}">${content}`,
  });
  const body = h("details", { open }, h("summary", {}, "Content"), frame);
  return h(
    "section",
    { class: "item", dir: direction, lang: language },
    h("h2", {}, h("a", { href: url, target: "_blank", rel: "noopener" }, title)),
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
