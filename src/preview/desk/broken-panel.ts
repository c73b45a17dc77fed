import type { ProblemLine } from "../desk-model.js";
import { h } from "./dom.js";
import { problemList } from "./problem-list.js";
import { redraw } from "./redraw.js";

let told: readonly ProblemLine[] | undefined;

/**
 * Lays the reasons of a broken build over the page; what is behind is the last good version. Who looks behind it goes
 * on doing so until another build is told of.
 */
export function brokenPanel(panel: HTMLElement, problems: readonly ProblemLine[] | undefined): void {
  if (problems === told) return;
  told = problems;
  panel.hidden = problems === undefined;
  if (!problems) return;
  redraw(panel, JSON.stringify(problems), () => [
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
  ]);
}
