import { api } from "./api.js";
import type { Go } from "./desk.js";
import { h } from "./dom.js";
import type { Route } from "./route.js";

const PREFIX = "reader.";

/** Shows the mail to a reader of the list, or to one of one's own making: any column, any value. */
export function readerForm(route: Route, go: Go): HTMLElement {
  const given = [...route.params].filter(([name]) => name.startsWith(PREFIX));
  const fields = new Map([[`${PREFIX}name`, ""], [`${PREFIX}address`, ""], ...given]);
  const inputs = [...fields].map(([name, value]) =>
    h("label", {}, name.slice(PREFIX.length), h("input", { name, value, autocomplete: "off" })),
  );
  const show = (values: Iterable<readonly [string, string]>): void => {
    const params = new URLSearchParams([...route.params].filter(([name]) => !name.startsWith(PREFIX)));
    for (const [name, value] of values) if (value !== "") params.set(name, value);
    go({ ...route, params });
  };
  const list = h("select", { "aria-label": "Reader of the list", hidden: true });
  const submit = (event: Event): void => {
    event.preventDefault();
    show([...new FormData(event.currentTarget as HTMLFormElement)].map(([name, value]) => [name, String(value)]));
  };
  const details = h(
    "details",
    { class: "reader", open: given.length > 0 },
    h("summary", {}, "Reader"),
    h("form", { onsubmit: submit }, list, ...inputs, h("button", { type: "submit" }, "Show")),
  );
  let readers: readonly Values[] = [];
  const offer = async (): Promise<void> => {
    if (!details.open) return;
    readers = await api.readers();
    list.hidden = readers.length === 0;
    list.replaceChildren(h("option", { value: "" }, "From the list …"), ...readers.map(optionOf));
  };
  list.addEventListener("change", () => {
    const reader = list.value === "" ? undefined : readers[Number(list.value)];
    if (reader) show(Object.entries(reader).map(([name, value]) => [PREFIX + name, value]));
  });
  // The list is asked for only when somebody wants to choose from it, and each time: it may be another by then.
  details.addEventListener("toggle", () => void offer());
  if (details.open) void offer();
  return details;
}

type Values = Readonly<Record<string, string>>;

function optionOf({ name = "", address = "" }: Values, index: number): HTMLElement {
  return h("option", { value: index }, `${name} <${address}>`.trim());
}
