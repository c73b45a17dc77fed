import type { IssueDetails, IssueLine } from "../desk-model.js";
import { h } from "./dom.js";
import type { Route } from "./route.js";

/** The mail as each client treats it, side by side. */
export function clientsPane(issue: IssueLine, clients: IssueDetails["clients"], { params }: Route): HTMLElement {
  const scheme = params.get("scheme") ?? "light";
  const sheets = clients.names.map(({ name, title }) =>
    h(
      "figure",
      {},
      h("figcaption", {}, title),
      h(
        "div",
        { class: "reduced" },
        h("iframe", {
          src: `/mail/${encodeURIComponent(issue.slug)}/digest.html?client=${name}&scheme=${scheme}`,
          sandbox: "allow-same-origin",
          title: `The mail in ${title}`,
          tabindex: -1,
          loading: "lazy",
        }),
      ),
    ),
  );
  return h(
    "div",
    { class: "contact" },
    h(
      "p",
      { class: "detail" },
      `What each leaves out, by caniemail.com's tests as of ${clients.date}. Fonts and spacing are this browser's.`,
    ),
    h("div", { class: "sheets" }, ...sheets),
  );
}
