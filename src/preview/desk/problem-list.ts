import type { ProblemLine } from "../desk-model.js";
import { h } from "./dom.js";

/** Problems as a list, each with a link that opens its place in the editor. */
export function problemList(problems: readonly ProblemLine[]): HTMLElement {
  return h("ul", { class: "problems" }, ...problems.map(line));
}

function line({ code, severity, message, hint, place, editorUrl }: ProblemLine): HTMLElement {
  return h(
    "li",
    { class: severity },
    h("p", { class: "what" }, h("strong", {}, severity), ` ${message}`),
    hint !== undefined && h("p", { class: "hint" }, hint),
    h(
      "p",
      { class: "where" },
      place !== undefined &&
        (editorUrl === undefined ? h("code", {}, place) : h("a", { href: editorUrl, "data-leave": true }, place)),
      h("code", { class: "code" }, code),
    ),
  );
}
