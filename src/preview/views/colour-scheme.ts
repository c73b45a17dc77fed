import postcss, { type Root } from "postcss";
import type { MailTree } from "./mail-tree.js";

export type ColourScheme = "light" | "dark";

/**
 * Shows a mail or a page as in one colour scheme, whatever the browser's own is: a frame cannot be told
 * a scheme, so its media queries are rewritten to ones that always or never hold. Style sheets in files of
 * their own are asked for in that scheme (`?scheme=dark`).
 */
export function colourScheme(tree: MailTree, scheme: ColourScheme): void {
  for (const { root } of tree.sheets) colourRoot(root, scheme);
  for (const { name, attribs } of tree.elements()) {
    if (name === "meta" && /^(?:supported-)?color-schemes?$/.test(attribs["name"] ?? "")) {
      attribs["content"] = `only ${scheme}`;
    }
    if (attribs["media"] !== undefined) attribs["media"] = decided(attribs["media"], scheme);
    const { rel, href } = attribs;
    if (name === "link" && rel === "stylesheet" && href !== undefined && !/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(href)) {
      attribs["href"] = `${href}?scheme=${scheme}`;
    }
  }
}

/** The same for a style sheet. CSS that cannot be parsed is left as it is. */
export function colourSheet(css: string, scheme: ColourScheme): string {
  try {
    const root = postcss.parse(css);
    colourRoot(root, scheme);
    return root.toString();
  } catch {
    return css;
  }
}

function colourRoot(root: Root, scheme: ColourScheme): void {
  root.walkAtRules("media", (rule) => {
    rule.params = decided(rule.params, scheme);
  });
  root.walkDecls("color-scheme", (declaration) => {
    declaration.value = declaration.value.includes(scheme) ? `only ${scheme}` : "only light";
  });
}

function decided(query: string, scheme: ColourScheme): string {
  return query.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_, asked: string) =>
    asked.toLowerCase() === scheme ? "(min-width: 0)" : "(max-width: 0)",
  );
}
