import type { DeskIssues, DeskLists, DeskState } from "../desk-model.js";
import { api } from "./api.js";
import { articleView } from "./article-view.js";
import { brokenPanel } from "./broken-panel.js";
import { byId, h } from "./dom.js";
import { feedView } from "./feed-view.js";
import { issueView } from "./issue-view.js";
import { listenToKeys } from "./keys.js";
import { problemsView } from "./problems-view.js";
import { formatRoute, parseRoute, type Route } from "./route.js";
import { createSidebar } from "./sidebar.js";

/** One view of the main part. It is kept while its route's kind and name stay the same. */
export interface View {
  readonly element: HTMLElement;
  /**
   * Shows another tab or option, or what a new build made of the same thing.
   *
   * @param signal - Aborted when something newer is to be shown: an answer that comes late must not come over it.
   */
  update(state: DeskState, route: Route, signal: AbortSignal): void | Promise<void>;
}

/** Goes to another route, as a link would. */
export type Go = (route: Route) => void;

const main = byId("main");
const status = byId("status");
const sidebar = createSidebar(byId("sidebar"));
let state: DeskState | undefined;
/** How many builds the page was told of. */
let told = 0;
let showing = new AbortController();
let current: { readonly view: View; readonly key: string } | undefined;

/** Brings the page in line with its address and the last build. */
async function show(): Promise<void> {
  if (!state) return;
  const route = routeOrFirst(parseRoute(location), state);
  const key = `${route.kind} ${route.name}`;
  brokenPanel(byId("broken"), state.broken);
  document.title = `${titleOf(route, state)} · ${state.title}`;
  if (current?.key !== key) {
    current = { view: viewOf(route), key };
    main.replaceChildren(current.view.element);
  }
  showing.abort();
  showing = new AbortController();
  const { signal } = showing;
  try {
    await current.view.update(state, route, signal);
  } catch (error) {
    if (!signal.aborted) refuse(error);
  }
  if (signal.aborted) return;
  // What is read comes first.
  sidebar.update(state, route);
  document.documentElement.dataset["build"] = String(state.build);
}

function refuse(error: unknown): void {
  main.replaceChildren(
    h("p", { class: "note", role: "alert" }, String(error instanceof Error ? error.message : error)),
  );
  current = undefined;
}

function viewOf(route: Route): View {
  switch (route.kind) {
    case "issue":
      return issueView(go);
    case "article":
      return articleView(go);
    case "feed":
      return feedView();
    default:
      return problemsView();
  }
}

function go(route: Route): void {
  history.pushState(undefined, "", formatRoute(route));
  // On a phone the list lies over what was chosen from it.
  (byId("menu") as HTMLInputElement).checked = false;
  void show();
}

/** The desk opens on the issue that is being written. */
function routeOrFirst(route: Route, { issues }: DeskState): Route {
  const first = issues[0];
  return route.kind === "home" && first
    ? { kind: "issue", name: first.slug, tab: "mail", params: route.params }
    : route;
}

function titleOf(route: Route, { issues, articles }: DeskState): string {
  if (route.kind === "issue") return issues.find(({ slug }) => slug === route.name)?.title ?? route.name;
  if (route.kind === "article") return articles.find(({ name }) => name === route.name)?.title ?? route.name;
  return route.kind === "feed" ? route.name : "Problems";
}

async function take(next: DeskState): Promise<void> {
  state = next;
  await show();
}

/** The issues of a build come first; until the lists come, those of the build before stand. */
async function takeIssues(next: DeskIssues): Promise<void> {
  told += 1;
  if (state) await take({ ...state, broken: undefined, ...next });
}

/** What is shown of an issue needs no list. */
function takeLists(lists: DeskLists): void {
  if (state?.build !== lists.build) return;
  state = { ...state, ...lists };
  const route = routeOrFirst(parseRoute(location), state);
  if (route.kind === "issue") sidebar.update(state, route);
  else void show();
}

async function load(): Promise<void> {
  const before = told;
  const next = await api.desk();
  // What was told of meanwhile may be newer.
  if (told === before) await take(next);
  else await load();
}

/** Every build is told with the state after it; a page that was asleep catches up by asking for the state. */
function listen(): void {
  const events = new EventSource("/events");
  events.addEventListener("build", ({ data }) => void takeIssues(JSON.parse(data)));
  events.addEventListener("lists", ({ data }) => takeLists(JSON.parse(data)));
  events.addEventListener("open", () => {
    status.textContent = "";
    void load();
  });
  events.addEventListener("error", () => {
    status.textContent = "The preview has stopped. Start it again with “postrider preview”; this page will notice.";
  });
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.origin !== location.origin || link.target || link.dataset["leave"] !== undefined) return;
  event.preventDefault();
  go(parseRoute(new URL(link.href)));
});
addEventListener("popstate", () => void show());
listenToKeys({ search: sidebar.search, go, route: () => parseRoute(location), state: () => state });
listen();
