type Child = Node | string | undefined | false;
type Props = Readonly<Record<string, string | number | boolean | undefined | ((event: never) => void)>>;

/**
 * Makes an element. Text is always text: nothing here, or anywhere in the desk, parses HTML.
 *
 * @param props - Attributes; `true` writes one without a value, `false` and undefined none;
 *   `onclick` and the like take functions.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** The element of the page's own frame with this id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

/** A text that runs as it does alone, and leaves the order of what stands beside it alone (UAX #9: FSI, PDI). */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** `12.3 kB`: bytes as people read them, in thousands as clip limits are given. */
export function bytes(count: number): string {
  return count < 1000 ? `${count} B` : `${(count / 1000).toFixed(count < 100_000 ? 1 : 0)} kB`;
}
