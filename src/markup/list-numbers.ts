import { type HtmlElement, isElement } from "./html-tree.js";

/**
 * Numbers the items of a list as browsers do: from `start` on, upwards or `reversed`; an item's `value` is
 * its number, and the next goes on from there.
 *
 * @returns To be asked for each item once, in order.
 */
export function listNumbers({ attributes, children }: HtmlElement): (item: HtmlElement) => number {
  const isReversed = "reversed" in attributes;
  const items = children.filter((child) => isElement(child) && child.name === "li").length;
  let next = integer(attributes["start"]) ?? (isReversed ? items : 1);
  return (item) => {
    const number = integer(item.attributes["value"]) ?? next;
    next = isReversed ? number - 1 : number + 1;
    return number;
  };
}

function integer(text: string | undefined): number | undefined {
  const number = Number.parseInt(text ?? "", 10);
  return Number.isNaN(number) ? undefined : number;
}
