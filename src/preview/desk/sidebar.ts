import type { DeskState } from "../desk-model.js";
import { h } from "./dom.js";
import { formatRoute, type Route } from "./route.js";

/** The list of everything, at the side; on a phone, behind a button. */
export interface Sidebar {
  readonly search: HTMLInputElement;
  update(state: DeskState, route: Route): void;
}

interface Line {
  readonly title: string;
  readonly detail: string;
  readonly badge?: string | undefined;
  readonly route: Route;
  readonly language?: string | undefined;
  readonly direction?: string | undefined;
}

const SEARCH_KEY = "postrider-search";

/** Makes the side bar inside an element of the page. What is searched for is kept over reloads. */
export function createSidebar(element: HTMLElement): Sidebar {
  const search = h("input", {
    type: "search",
    placeholder: "Search  /",
    "aria-label": "Search issues, articles and feeds",
    value: localStorage.getItem(SEARCH_KEY) ?? "",
  });
  const lists = h("div", { class: "lists" });
  const filter = (): void => {
    localStorage.setItem(SEARCH_KEY, search.value);
    filterLines(lists, search.value);
  };
  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") lists.querySelector<HTMLAnchorElement>("li:not([hidden]) > a")?.click();
    if (event.key === "Escape") search.blur();
  });
  const heading = h("h1", {}, h("a", { href: "/" }));
  element.append(heading, search, lists);

  return {
    search,
    update: (state, route) => {
      heading.firstElementChild?.replaceChildren(state.title);
      lists.replaceChildren(...groupsOf(state).map(([title, lines]) => group(title, lines, route)));
      filterLines(lists, search.value);
    },
  };
}

function groupsOf(state: DeskState): [string, Line[]][] {
  const params = new URLSearchParams();
  const errors = state.problems.filter(({ severity }) => severity === "error").length;
  return [
    [
      "Issues",
      state.issues.map((issue) => ({
        ...issue,
        detail: `#${issue.number} · ${issue.date} · ${issue.articles} articles`,
        badge: issue.upcoming ? "upcoming" : undefined,
        route: { kind: "issue", name: issue.slug, tab: "mail", params },
      })),
    ],
    [
      "Articles",
      state.articles.map((article) => ({
        ...article,
        detail: article.date,
        badge: article.status === "published" ? undefined : article.status,
        route: { kind: "article", name: article.slug, tab: "", params },
      })),
    ],
    [
      "Feeds",
      state.feeds.map((feed) => ({
        title: feed.title,
        detail: `${feed.format} · ${feed.path}`,
        route: { kind: "feed", name: feed.path, tab: "reader", params },
      })),
    ],
    [
      "Desk",
      [
        {
          title: "Problems",
          detail: `${errors} errors, ${state.problems.length - errors} warnings`,
          badge: state.problems.length > 0 ? String(state.problems.length) : undefined,
          route: { kind: "problems", name: "", tab: "", params },
        },
      ],
    ],
  ];
}

function group(title: string, lines: readonly Line[], route: Route): HTMLElement {
  return h(
    "section",
    { "aria-label": title },
    h("h2", {}, title),
    h("ul", {}, ...lines.map((line) => item(line, route))),
  );
}

function item({ title, detail, badge, route, language, direction }: Line, current: Route): HTMLElement {
  const here = route.kind === current.kind && route.name === current.name;
  return h(
    "li",
    { "data-text": `${title} ${detail}`.toLowerCase() },
    h(
      "a",
      { href: formatRoute(route), "aria-current": here ? "page" : undefined },
      h("span", { class: "title", lang: language, dir: direction }, title),
      badge !== undefined && h("span", { class: "badge" }, badge),
      h("span", { class: "detail" }, detail),
    ),
  );
}

function filterLines(lists: HTMLElement, words: string): void {
  const wanted = words.toLowerCase().split(/\s+/);
  for (const line of lists.querySelectorAll<HTMLElement>("li")) {
    line.hidden = !wanted.every((word) => line.dataset["text"]?.includes(word));
  }
}
