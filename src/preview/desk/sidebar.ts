import type { DeskState } from "../desk-model.js";
import { h } from "./dom.js";
import { formatRoute, type Route } from "./route.js";
import { type Line, type LineGroup, lineGroups } from "./sidebar-lines.js";

/** The list of everything, at the side; on a phone, behind a button. */
export interface Sidebar {
  readonly search: HTMLInputElement;
  update(state: DeskState, route: Route): void;
}

const SEARCH_KEY = "postrider-search";
/** Lines of a group that are shown at once; searching brings up the others. */
const LONGEST = 60;

/** Makes the side bar inside an element of the page. What is searched for is kept over reloads. */
export function createSidebar(element: HTMLElement): Sidebar {
  const search = h("input", {
    type: "search",
    placeholder: "Search  /",
    "aria-label": "Search issues, articles and feeds",
    value: localStorage.getItem(SEARCH_KEY) ?? "",
  });
  const title = h("a", { href: "/" });
  const lists = h("div", { class: "lists" });
  let groups: readonly LineGroup[] = [];
  let drawn = "";
  let current: Route | undefined;

  /** Drawn anew only when it would look different: most builds change no line. */
  function draw(): void {
    const found = groups.map((group) => matching(group, search.value));
    const next = JSON.stringify([found, search.value]);
    if (next !== drawn) lists.replaceChildren(...found.map(groupElement));
    drawn = next;
    mark(lists, current);
  }

  search.addEventListener("input", () => {
    localStorage.setItem(SEARCH_KEY, search.value);
    draw();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") lists.querySelector("a")?.click();
    if (event.key === "Escape") search.blur();
  });
  element.append(h("h1", {}, title), search, lists);

  return {
    search,
    update: (state, route) => {
      title.replaceChildren(state.title);
      groups = lineGroups(state);
      current = route;
      draw();
    },
  };
}

interface FoundGroup extends LineGroup {
  /** How many more match than are shown. */
  readonly more: number;
}

function matching({ title, lines }: LineGroup, words: string): FoundGroup {
  const wanted = words.toLowerCase().split(/\s+/);
  const found = lines.filter((line) => {
    const text = `${line.title} ${line.detail} ${line.badge ?? ""}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return { title, lines: found.slice(0, LONGEST), more: Math.max(0, found.length - LONGEST) };
}

function groupElement({ title, lines, more }: FoundGroup): HTMLElement {
  return h(
    "section",
    { "aria-label": title },
    h("h2", {}, title),
    h("ul", {}, ...lines.map(lineElement)),
    lines.length === 0 && h("p", { class: "detail" }, "Nothing found"),
    more > 0 && h("p", { class: "detail" }, `${more} more: search for them`),
  );
}

function lineElement({ title, detail, badge, href, language, direction }: Line): HTMLElement {
  return h(
    "li",
    {},
    h(
      "a",
      { href },
      h("span", { class: "title", lang: language, dir: direction }, title),
      badge !== undefined && h("span", { class: "badge" }, badge),
      h("span", { class: "detail" }, detail),
    ),
  );
}

/** Marks the line of what is shown, whatever its tab. */
function mark(lists: HTMLElement, route: Route | undefined): void {
  const here = route && formatRoute({ ...route, tab: "", params: new URLSearchParams() });
  for (const link of lists.querySelectorAll("a")) {
    if (link.getAttribute("href") === here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
