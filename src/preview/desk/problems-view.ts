import type { View } from "./desk.js";
import { h } from "./dom.js";
import { problemList } from "./problem-list.js";
import { redraw } from "./redraw.js";

/** All problems of the last build. */
export function problemsView(): View {
  const element = h("article", { class: "sheet" });
  return {
    element,
    update: ({ problems }) => {
      redraw(element, JSON.stringify(problems), () => [
        h("h2", {}, "Problems"),
        problems.length === 0 ? h("p", { class: "note" }, "Nothing to mend.") : problemList(problems),
      ]);
    },
  };
}
