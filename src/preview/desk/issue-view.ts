import type { DeskState, IssueDetails, IssueLine } from "../desk-model.js";
import { api } from "./api.js";
import { clientsPane } from "./clients-pane.js";
import { compositionPane } from "./composition-pane.js";
import { tabs } from "./controls.js";
import type { Go, View } from "./desk.js";
import { h, isolated } from "./dom.js";
import { inboxPane } from "./inbox-pane.js";
import { ISSUE_TABS } from "./issue-tabs.js";
import { mailToolbar } from "./mail-toolbar.js";
import { metersPane } from "./meters-pane.js";
import { redraw } from "./redraw.js";
import { formatRoute, type Route } from "./route.js";
import { sourcePane } from "./source-pane.js";
import { createStage } from "./stage.js";
import { testButton } from "./test-button.js";

/** One issue in all its views. The frame of the mail lives as long as the view, so that it never flickers. */
export function issueView(go: Go): View {
  const stage = createStage("The mail");
  const head = h("header", { class: "bar" });
  const toolbar = h("div", { class: "toolbar" });
  const pane = h("div", { class: "pane", tabindex: 0 });
  let opened = "";

  return {
    element: h("article", { class: "view" }, head, toolbar, stage.element, pane),
    update: async (state, route, signal) => {
      const issue = state.issues.find(({ slug }) => slug === route.name);
      if (!issue) throw new Error(`There is no issue "${route.name}" any more`);
      const tab = route.tab === "" ? "mail" : route.tab;
      const framed = tab === "mail" || tab === "page";
      stage.element.hidden = !framed;
      pane.hidden = framed;
      const place = formatRoute(route);
      // All but what every edit of an article changes.
      const named = JSON.stringify([place, { ...issue, digest: "", articles: 0 }, state.testAddresses]);
      redraw(head, named, () => headOf(issue, tab, route, state));
      // Stays what it is while somebody works with it: a save must not take away what was typed there.
      redraw(toolbar, place, () =>
        tab === "mail" || tab === "page" ? mailToolbar(stage.element, tab, route, go) : [],
      );
      if (framed) return stage.show(frameAddress(issue, tab, route), signal);

      const details = await api.issue(issue.slug, route.params, signal);
      // An order made by hand stays until it is saved, or left for another view.
      if (tab === opened && pane.querySelector("[data-unsaved]")) return;
      opened = tab;
      redraw(pane, `${issue.digest} ${place} ${state.build}`, () => [paneOf(tab, details, issue, route)]);
    },
  };
}

function headOf(issue: IssueLine, tab: string, route: Route, state: DeskState): HTMLElement[] {
  const links = ISSUE_TABS.map(({ name, title }) => ({
    title,
    href: formatRoute({ ...route, tab: name }),
    current: name === tab,
  }));
  return [
    h("h2", { lang: issue.language, dir: issue.direction }, issue.subject),
    h("p", { class: "detail" }, `#${issue.number} · ${isolated(issue.date)}${issue.upcoming ? " · upcoming" : ""}`),
    h(
      "div",
      { class: "actions" },
      h(
        "a",
        {
          class: "button",
          href: `/mail/${encodeURIComponent(issue.slug)}/digest.eml`,
          download: `${issue.slug}.eml`,
          "data-leave": true,
        },
        "Download .eml",
      ),
      testButton(issue, state.testAddresses),
    ),
    tabs("Views of the issue", links),
  ];
}

function frameAddress(issue: IssueLine, tab: string, { params }: Route): string {
  const slug = encodeURIComponent(issue.slug);
  if (tab === "page") return `/look/issues/${slug}/index.html?scheme=${params.get("scheme") ?? "light"}`;
  const wanted = new URLSearchParams([...params].filter(([name]) => name !== "width"));
  return `/mail/${slug}/digest.html?${wanted.toString()}`;
}

function paneOf(tab: string, details: IssueDetails, issue: IssueLine, route: Route): HTMLElement {
  switch (tab) {
    case "inbox":
      return inboxPane(details.inbox);
    case "text":
      return h("pre", { class: "terminal", tabindex: 0, dir: "auto" }, details.text);
    case "clients":
      return clientsPane(issue, details.clients, route);
    case "composition":
      return compositionPane(issue, details.composition);
    case "meters":
      return metersPane(details.meters);
    case "source":
      return sourcePane(details.source);
    default:
      return headersPane(details.headers);
  }
}

function headersPane(headers: IssueDetails["headers"]): HTMLElement {
  const rows = headers.map(([name, value]) =>
    h("tr", {}, h("th", { scope: "row" }, name), h("td", { dir: "auto" }, value)),
  );
  return h(
    "table",
    { class: "headers" },
    h("caption", { class: "hidden" }, "Headers of the message"),
    h("tbody", {}, ...rows),
  );
}
