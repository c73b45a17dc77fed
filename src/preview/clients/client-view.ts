import type { AtRule, Container, Declaration, Rule } from "postcss";
import { drop, type MailTree } from "../views/mail-tree.js";
import { type Feature, featureOf } from "./features.js";
import { SUPPORT } from "./support-data.js";

/** The clients whose eyes the preview can borrow. */
export type ClientName = keyof typeof SUPPORT.clients;

/** Bytes of CSS that Gmail reads; `<style>` elements after that are dropped (hteumeuleu/email-bugs#90). */
export const GMAIL_CSS_LIMIT = 16_384;

/**
 * Takes out of a mail what a client does not support, by caniemail's dated test results: the
 * rest is what its readers get.
 */
export function clientView(tree: MailTree, client: ClientName): void {
  if (client === "gmail") dropStylesThatGmailDrops(tree);
  const features = featuresMissingIn(client);
  for (const { root } of tree.sheets) {
    root.walk((node) => {
      if (node.type === "atrule" && features.some((feature) => dropsAtRule(feature, node))) node.remove();
      else if (node.type === "rule" && features.some((feature) => feature.selector?.test(node.selector)))
        dropSelectors(node, features);
    });
    dropDeclarations(root, features);
  }
  for (const root of tree.inline.values()) dropDeclarations(root, features);
  for (const element of tree.elements()) {
    for (const name of features.flatMap(({ attributes = [] }) => attributes)) delete element.attribs[name];
    if (features.some(({ elements = [] }) => elements.includes(element.name))) unwrap(element);
  }
}

const known = new Map<ClientName, readonly Feature[]>();

function featuresMissingIn(client: ClientName): readonly Feature[] {
  const features =
    known.get(client) ?? SUPPORT.clients[client].unsupported.map(featureOf).filter((feature) => feature !== undefined);
  known.set(client, features);
  return features;
}

function dropsAtRule({ atRule, params }: Feature, rule: AtRule): boolean {
  return atRule === rule.name && (params?.test(rule.params) ?? true);
}

/** A selector list survives with what is left of it. */
function dropSelectors(rule: Rule, features: readonly Feature[]): void {
  const left = rule.selectors.filter((selector) => !features.some((feature) => feature.selector?.test(selector)));
  if (left.length === 0) rule.remove();
  else rule.selectors = left;
}

function dropDeclarations(root: Container, features: readonly Feature[]): void {
  root.walkDecls((declaration) => {
    if (features.some((feature) => dropsDeclaration(feature, declaration))) declaration.remove();
  });
}

function dropsDeclaration({ properties, value }: Feature, declaration: Declaration): boolean {
  if (!properties && !value) return false;
  const important = declaration.important ? " !important" : "";
  return (properties?.includes(declaration.prop) ?? true) && (value?.test(declaration.value + important) ?? true);
}

/** An element that is not known loses its tag, not its content; those that only make sense whole go. */
function unwrap(element: ReturnType<MailTree["elements"]>[number]): void {
  const whole = new Set(["style", "link", "audio", "video", "object", "svg", "dialog"]);
  if (!whole.has(element.name)) {
    element.name = "span";
    return;
  }
  drop(element);
}

/** Gmail's own rules: 16 KB of CSS in all, and a sheet with an at-rule inside `@media` is dropped whole. */
function dropStylesThatGmailDrops(tree: MailTree): void {
  let bytes = 0;
  for (const { element, root } of tree.sheets) {
    bytes += Buffer.byteLength(root.toString());
    let nested = false;
    root.walkAtRules("media", (rule) => {
      nested ||= rule.nodes?.some(({ type }) => type === "atrule") ?? false;
    });
    if (nested || bytes > GMAIL_CSS_LIMIT) drop(element);
  }
}
