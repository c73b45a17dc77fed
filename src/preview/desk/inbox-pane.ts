import type { IssueDetails } from "../desk-model.js";
import { h } from "./dom.js";

/** The rows that inboxes show, and what a machine's summary would read. */
export function inboxPane({ rows, summaryReads, leaks }: IssueDetails["inbox"]): HTMLElement {
  return h(
    "div",
    { class: "sheet" },
    leaks.length > 0 &&
      h(
        "p",
        { class: "warning", role: "status" },
        `The snippet shows boilerplate: ${leaks.join(", ")}. Write a longer preheader.`,
      ),
    ...rows.map((row) =>
      h(
        "section",
        { class: "inbox", "aria-label": row.client },
        h("h3", {}, row.client),
        h(
          "div",
          { class: row.lines > 1 || row.client.includes("phone") || row.client === "Outlook" ? "row stacked" : "row" },
          h("span", { class: "sender" }, row.sender),
          h("span", { class: "subject", dir: "auto" }, row.subject),
          h("span", { class: "snippet", dir: "auto" }, row.snippet),
        ),
      ),
    ),
    h("section", { class: "inbox" }, h("h3", {}, "A summary reads first"), h("p", { dir: "auto" }, summaryReads)),
  );
}
