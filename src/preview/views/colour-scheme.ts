import type { MailTree } from "./mail-tree.js";

/**
 * Shows a mail as in one colour scheme, whatever the browser's own is: a frame cannot be told
 * a scheme, so its media queries are rewritten to ones that always or never hold.
 */
export function colourScheme(tree: MailTree, scheme: "light" | "dark"): void {
  for (const { root } of tree.sheets) {
    root.walkAtRules("media", (rule) => {
      rule.params = rule.params.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_, asked: string) =>
        asked.toLowerCase() === scheme ? "(min-width: 0)" : "(max-width: 0)",
      );
    });
    root.walkDecls("color-scheme", (declaration) => {
      declaration.value = declaration.value.includes(scheme) ? `only ${scheme}` : "only light";
    });
  }
  for (const element of tree.elements()) {
    if (element.name === "meta" && /^(?:supported-)?color-schemes?$/.test(element.attribs["name"] ?? "")) {
      element.attribs["content"] = `only ${scheme}`;
    }
  }
}
