import { h } from "./dom.js";

/** One choice of a segmented control. */
export interface Choice {
  readonly value: string;
  readonly title: string;
}

/** A group of radio buttons that looks like one control. */
export function segmented(
  name: string,
  legend: string,
  choices: readonly Choice[],
  value: string,
  choose: (value: string) => void,
): HTMLElement {
  const buttons = choices.map((choice) =>
    h(
      "label",
      {},
      h("input", {
        type: "radio",
        name,
        value: choice.value,
        checked: choice.value === value,
        onchange: () => choose(choice.value),
      }),
      h("span", {}, choice.title),
    ),
  );
  return h("fieldset", { class: "segmented" }, h("legend", { class: "hidden" }, legend), ...buttons);
}

/** A row of links of which one is where we are; where there is no room for all, it scrolls to that one. */
export function tabs(
  label: string,
  links: readonly { readonly title: string; readonly href: string; readonly current: boolean }[],
): HTMLElement {
  const anchors = links.map(({ title, href, current }) =>
    h("a", { href, "aria-current": current ? "page" : undefined }, title),
  );
  const row = h("nav", { class: "tabs", "aria-label": label }, ...anchors);
  requestAnimationFrame(() => {
    const here = anchors.find((anchor) => anchor.hasAttribute("aria-current"));
    if (here) row.scrollLeft = here.offsetLeft - row.offsetLeft - row.clientWidth / 3;
  });
  return row;
}

/** Says what happened, to the eye and to screen readers. */
export function toast(message: string, action?: { readonly title: string; readonly run: () => void }): void {
  const place = document.getElementById("toasts");
  const note = h("div", { class: "toast" }, h("span", {}, message));
  if (action) {
    note.append(
      h(
        "button",
        {
          type: "button",
          onclick: () => {
            note.remove();
            action.run();
          },
        },
        action.title,
      ),
    );
  }
  note.append(
    h("button", { type: "button", class: "close", "aria-label": "Dismiss", onclick: () => note.remove() }, "×"),
  );
  place?.replaceChildren(note);
}
