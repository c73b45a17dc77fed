import type { ProblemLine } from "../desk-model.js";
import { segmented } from "./controls.js";
import type { Go, View } from "./desk.js";
import { h } from "./dom.js";
import { redraw } from "./redraw.js";
import { formatRoute } from "./route.js";
import { createStage } from "./stage.js";
import { stageWidth } from "./stage-width.js";

/** An article's page, at any width and in both colour schemes. */
export function articleView(go: Go): View {
  const stage = createStage("The article's page");
  const bar = h("div", { class: "toolbar" });
  return {
    element: h("article", { class: "view" }, bar, stage.element),
    update: async ({ articles, problems }, route, signal) => {
      const article = articles.find(({ name }) => name === route.name);
      if (!article) throw new Error(noArticle(route.name, problems));
      sources.set(article.name, article.source);
      const scheme = route.params.get("scheme") ?? "light";
      const schemes = [
        { value: "light", title: "Light" },
        { value: "dark", title: "Dark" },
      ];
      const choose = (value: string): void => {
        const params = new URLSearchParams(route.params);
        params.set("scheme", value);
        go({ ...route, params });
      };
      redraw(bar, `${formatRoute(route)} ${article.path}`, () => [
        stageWidth(stage.element, route, go),
        segmented("scheme", "Colour scheme", schemes, scheme, choose),
        h("a", { href: `/site/${article.path}`, target: "_blank", class: "button" }, "Open the page"),
      ]);
      await stage.show(`/look/${article.path}?scheme=${scheme}`, signal);
    },
  };
}

/** The files of articles that were shown, by name. */
const sources = new Map<string, string>();

/** Says why as well, where what was saved last is no article. */
function noArticle(name: string, problems: readonly ProblemLine[]): string {
  const source = sources.get(name);
  const reasons = problems.filter(
    ({ place = "" }) => source !== undefined && place.replace(/(?::\d+)*$/, "") === source,
  );
  const lines = reasons.map(({ place, message, hint }) => [`${place}: ${message}`, hint].filter(Boolean).join("\n"));
  return [`There is no article "${name}" any more`, ...lines].join("\n\n");
}
