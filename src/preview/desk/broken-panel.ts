import type { ProblemLine } from "../desk-model.js";
import { h } from "./dom.js";
import { problemList } from "./problem-list.js";

/** Lays the reasons of a broken build over the page; what is behind is the last good version. */
export function brokenPanel(panel: HTMLElement, problems: readonly ProblemLine[] | undefined): void {
  panel.hidden = problems === undefined;
  if (!problems) return;
  panel.replaceChildren(
    h("h2", {}, "The last save cannot be built"),
    h("p", {}, "Behind this is the last version that could. It goes away by itself when the problem does."),
    problemList(problems),
    h(
      "button",
      {
        type: "button",
        onclick: () => {
          panel.hidden = true;
        },
      },
      "Look behind",
    ),
  );
}
