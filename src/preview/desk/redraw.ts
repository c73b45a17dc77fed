const drawn = new WeakMap<HTMLElement, string>();

/**
 * Draws a part of the page anew where it would be another: a save must not take away the button that
 * somebody is about to press, or the question it has asked. The keyboard's focus stays on the control of the same name.
 *
 * @param version - All that the part depends on.
 */
export function redraw(part: HTMLElement, version: string, draw: () => readonly HTMLElement[]): void {
  if (drawn.get(part) === version) return;
  drawn.set(part, version);
  const { activeElement } = document;
  const focused = activeElement && part.contains(activeElement) ? nameOf(activeElement) : undefined;
  part.replaceChildren(...draw());
  const controls = part.querySelectorAll<HTMLElement>("a, button, input, summary, [tabindex]");
  [...controls].find((control) => nameOf(control) === focused)?.focus({ preventScroll: true });
}

/** By what a control is told from its neighbours: buttons of a group share a name, and have no text of their own. */
function nameOf(control: Element): string {
  const choice = control.matches("[type=radio]") ? control.getAttribute("value") : "";
  return [control.tagName, control.getAttribute("name"), choice, control.textContent].join("\n");
}
