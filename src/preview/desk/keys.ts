import type { DeskState } from "../desk-model.js";
import type { Go } from "./desk.js";
import { byId } from "./dom.js";
import { ISSUE_TABS } from "./issue-tabs.js";
import type { Route } from "./route.js";

/**
 * Single keys, where nobody is typing: `/` search, `j` `k` next and previous in the list,
 * `[` `]` tabs, `d` scheme, `i` images, `?` help.
 */
export function listenToKeys(desk: {
  readonly search: HTMLInputElement;
  readonly go: Go;
  readonly route: () => Route;
  readonly state: () => DeskState | undefined;
}): void {
  const help = byId("help") as HTMLDialogElement;
  const actions: Readonly<Record<string, () => void>> = {
    "/": () => desk.search.focus(),
    j: () => followNeighbour(1),
    k: () => followNeighbour(-1),
    "]": () => desk.go(turnTab(desk.route(), 1)),
    "[": () => desk.go(turnTab(desk.route(), -1)),
    d: () => pressNext("scheme"),
    i: () => pressNext("images"),
    "?": () => help.showModal(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("textarea, select, input:not([type=radio])");
}

/** The next link of the side bar's list, as if it had been clicked. */
function followNeighbour(step: number): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("#sidebar li > a")];
  const here = links.findIndex((link) => link.getAttribute("aria-current") === "page");
  const next = links[Math.min(links.length - 1, Math.max(0, here + step))];
  next?.click();
  next?.scrollIntoView({ block: "nearest" });
}

function turnTab(route: Route, step: number): Route {
  if (route.kind !== "issue") return route;
  const tabs: readonly string[] = ISSUE_TABS.map(({ name }) => name);
  const here = tabs.indexOf(route.tab === "" ? "mail" : route.tab);
  return { ...route, tab: tabs[(here + step + tabs.length) % tabs.length] ?? "mail" };
}

/** Chooses the next of a group of radio buttons. */
function pressNext(name: string): void {
  const choices = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name=${name}]`)];
  const here = choices.findIndex(({ checked }) => checked);
  choices[(here + 1) % choices.length]?.click();
}
