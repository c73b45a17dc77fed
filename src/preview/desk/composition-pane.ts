import type { Composition, CompositionEntry, IssueLine } from "../desk-model.js";
import { api } from "./api.js";
import { toast } from "./controls.js";
import { h } from "./dom.js";

/**
 * Which articles the issue takes and why. An order made here is written into the issue's file
 * when "Save" is pressed, never before; Undo takes that back.
 */
export function compositionPane(issue: IssueLine, composition: Composition): HTMLElement {
  const pins = new Set(
    composition.sections.flatMap(({ entries }) => entries.filter(({ pinned }) => pinned).map(({ slug }) => slug)),
  );
  const list = h("ol", {
    class: "composition",
    "aria-label": "Articles in order; Alt with the arrow keys moves one, P pins it",
  });
  const save = h(
    "button",
    { type: "button", class: "primary", disabled: true, onclick: () => void write() },
    `Save to ${composition.file}`,
  );
  const changed = (): void => {
    save.disabled = false;
  };
  const write = async (): Promise<void> => {
    const order = [...list.children].map((item) => (item as HTMLElement).dataset["slug"] ?? "");
    try {
      const { file, created } = await api.compose(issue.slug, { order, pins: [...pins] });
      save.disabled = true;
      toast(`${created ? "Made" : "Changed"} ${file}`, { title: "Undo", run: () => void undo() });
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  for (const section of composition.sections) {
    for (const entry of section.entries) list.append(item(entry, section.title, pins, changed));
  }
  return h(
    "div",
    { class: "sheet" },
    h(
      "p",
      { class: "detail" },
      composition.curated
        ? `Curated by ${composition.file}.`
        : `Composed by the cadence; saving makes ${composition.file}.`,
    ),
    list,
    h("p", {}, save),
    composition.left.length > 0 && h("h3", {}, "Left for the next issue"),
    h("ul", {}, ...composition.left.map(({ title, why }) => h("li", {}, `${title}: ${why}`))),
  );
}

async function undo(): Promise<void> {
  try {
    const { file } = await api.undo();
    toast(`${file} is as it was`);
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error));
  }
}

function item(entry: CompositionEntry, section: string, pins: Set<string>, changed: () => void): HTMLElement {
  const pin = h("button", { type: "button", class: "pin", "aria-pressed": entry.pinned ? "true" : "false" }, "Pin");
  const togglePin = (): void => {
    if (!pins.delete(entry.slug)) pins.add(entry.slug);
    pin.setAttribute("aria-pressed", String(pins.has(entry.slug)));
    changed();
  };
  pin.addEventListener("click", togglePin);
  const move = (step: -1 | 1): void => {
    const other = step < 0 ? element.previousElementSibling : element.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(element);
    else other.after(element);
    element.focus();
    changed();
  };
  const element = h(
    "li",
    { tabindex: 0, draggable: true, "data-slug": entry.slug },
    h("span", { class: "title", dir: "auto" }, entry.title),
    h("span", { class: "badge" }, entry.reason),
    h("span", { class: "detail" }, [section, entry.treatment, entry.note].filter(Boolean).join(" · ")),
    h(
      "span",
      { class: "moves" },
      pin,
      h("button", { type: "button", "aria-label": `Move ${entry.title} up`, onclick: () => move(-1) }, "↑"),
      h("button", { type: "button", "aria-label": `Move ${entry.title} down`, onclick: () => move(1) }, "↓"),
    ),
  );
  element.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "ArrowUp") move(-1);
    else if (event.altKey && event.key === "ArrowDown") move(1);
    else if (event.key === "p" && event.target === element) togglePin();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  listenToDrags(element, changed);
  return element;
}

/** Dragging over another item puts the dragged one there at once, so that one sees where it will be. */
function listenToDrags(element: HTMLElement, changed: () => void): void {
  element.addEventListener("dragstart", () => element.classList.add("dragged"));
  element.addEventListener("dragend", () => element.classList.remove("dragged"));
  element.addEventListener("dragover", (event) => {
    event.preventDefault();
    const dragged = element.parentElement?.querySelector(".dragged");
    if (!dragged || dragged === element) return;
    const after = event.clientY > element.getBoundingClientRect().top + element.offsetHeight / 2;
    if (after) element.after(dragged);
    else element.before(dragged);
    changed();
  });
}
