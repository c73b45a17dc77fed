import type { Composition, CompositionEntry, IssueLine } from "../desk-model.js";
import { api, type CompositionChange } from "./api.js";
import { toast } from "./controls.js";
import { h, isolated } from "./dom.js";

/**
 * Which articles the issue takes and why. An order made here is written into the issue's file
 * when "Save" is pressed, never before; Undo takes that back.
 *
 * The list is flat: headings stand between the articles, and an article belongs to the heading
 * above it, so that moving it over a heading moves it into another section.
 */
export function compositionPane(issue: IssueLine, composition: Composition): HTMLElement {
  const save = h(
    "button",
    { type: "button", class: "primary", disabled: true },
    `Save to ${composition.file ?? "a file"}`,
  );
  const list = h("ol", { class: "composition", "aria-label": "Articles in their order" });
  const changed = (): void => {
    mark(list, save, true);
    if (composition.file === undefined) save.disabled = true;
  };
  const isFixed = composition.frozen !== undefined;
  list.append(heading("Lead and pins", "pins"));
  for (const { title, kind, entries } of composition.sections) {
    const pinned = kind === "pins";
    if (!pinned) list.append(heading(title === "" ? "Stories" : title, kind, title));
    list.append(...entries.map((entry) => (isFixed ? h("li", {}, ...shown(entry)) : item(entry, changed))));
  }
  save.addEventListener("click", () => void write(issue, list, save));
  return h(
    "div",
    { class: "sheet" },
    h("p", { class: "detail" }, introduction(composition)),
    list,
    !isFixed && h("p", {}, save),
    composition.left.length > 0 && h("h3", {}, "Not in it"),
    h("ul", {}, ...composition.left.map(({ title, why }) => h("li", {}, `${isolated(title)}: ${why}`))),
  );
}

function introduction({ curated, file, frozen }: Composition): string {
  if (frozen !== undefined) return `Frozen as it is in ${frozen}. To compose it anew, delete that copy.`;
  if (file === undefined) {
    return 'Composed by the cadence. To save an order of yours, add a pattern such as "issues/*.md" to issues.files.';
  }
  const by = curated ? `Curated by ${file}.` : `Composed by the cadence; saving makes ${file}.`;
  return `${by} Drag an article, or focus it and press Alt with an arrow key; P pins it.`;
}

/** Says whether the list holds an order that is in no file yet: such a list outlives builds. */
function mark(list: HTMLElement, save: HTMLButtonElement, unsaved: boolean): void {
  list.toggleAttribute("data-unsaved", unsaved);
  save.disabled = !unsaved;
}

async function write(issue: IssueLine, list: HTMLElement, save: HTMLButtonElement): Promise<void> {
  // Before it is written: the build with it may be there sooner than the answer.
  mark(list, save, false);
  try {
    const { file, created } = await api.compose(issue.slug, changeOf(list));
    toast(`${created ? "Made" : "Changed"} ${file}`, { title: "Undo", run: () => void undo() });
  } catch (error) {
    mark(list, save, true);
    toast(error instanceof Error ? error.message : String(error));
  }
}

async function undo(): Promise<void> {
  try {
    const { file } = await api.undo();
    toast(`${file} is as it was`);
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error));
  }
}

/** Reads the list as it stands on the page. */
function changeOf(list: HTMLElement): CompositionChange {
  const groups: { as: string; title: string; articles: string[] }[] = [];
  for (const child of list.querySelectorAll<HTMLElement>("li")) {
    const { as, title = "", name } = child.dataset;
    if (as !== undefined) groups.push({ as, title, articles: [] });
    else if (name !== undefined) groups.at(-1)?.articles.push(name);
  }
  const [pins, ...sections] = groups;
  return { pins: pins?.articles ?? [], sections: sections.filter(({ articles }) => articles.length > 0) };
}

function heading(shown: string, as: string, title = ""): HTMLElement {
  return h("li", { class: "heading", "data-as": as, "data-title": title }, h("h3", {}, shown));
}

/** What is shown of an article. */
function shown({ title, reason, treatment, note }: CompositionEntry): readonly HTMLElement[] {
  return [
    h("span", { class: "title", dir: "auto" }, title),
    h("span", { class: "badge" }, reason),
    h("span", { class: "detail" }, [treatment, note && isolated(note)].filter(Boolean).join(" · ")),
  ];
}

/** An article that can be moved. */
function item(entry: CompositionEntry, changed: () => void): HTMLElement {
  const moves = h("span", { class: "moves" });
  const element = h("li", { tabindex: 0, draggable: "true", "data-name": entry.name }, ...shown(entry), moves);
  const act = (how: (element: HTMLElement) => void) => (): void => {
    how(element);
    changed();
  };
  const actions = { up: act((one) => move(one, -1)), down: act((one) => move(one, 1)), pin: act(pin) };
  moves.append(
    button("Pin", `Pin ${entry.title}`, actions.pin),
    button("↑", `Move ${entry.title} up`, actions.up),
    button("↓", `Move ${entry.title} down`, actions.down),
  );
  listenToKeys(element, actions);
  listenToDrags(element, changed);
  return element;
}

function button(text: string, label: string, onclick: () => void): HTMLElement {
  return h("button", { type: "button", "aria-label": label, onclick }, text);
}

/** One place up or down; the first heading stays where it is. */
function move(element: HTMLElement, step: -1 | 1): void {
  const other = step < 0 ? element.previousElementSibling : element.nextElementSibling;
  if (!other || (step < 0 && !other.previousElementSibling)) return;
  if (step < 0) other.before(element);
  else other.after(element);
  element.focus();
}

/** To the end of the pins: behind the articles that stand before the second heading. */
function pin(element: HTMLElement): void {
  const second = element.parentElement?.querySelectorAll(".heading")[1];
  if (second) second.before(element);
  element.focus();
}

function listenToKeys(element: HTMLElement, actions: { up: () => void; down: () => void; pin: () => void }): void {
  element.addEventListener("keydown", (event) => {
    if (event.target !== element) return;
    if (event.altKey && event.key === "ArrowUp") actions.up();
    else if (event.altKey && event.key === "ArrowDown") actions.down();
    else if (event.key === "p") actions.pin();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
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
