import type { IssueLine } from "../desk-model.js";
import { api } from "./api.js";
import { toast } from "./controls.js";
import { h } from "./dom.js";

/** Sends the issue to one of the configured test addresses, after a question. */
export function testButton(issue: IssueLine, addresses: readonly string[]): HTMLElement {
  if (addresses.length === 0) {
    return h(
      "button",
      { type: "button", disabled: true, title: "Name addresses under sending.testAddresses in publication.yaml" },
      "Send a test",
    );
  }
  const choice = h("select", { "aria-label": "Send to" }, ...addresses.map((address) => h("option", {}, address)));
  const dialog = h("dialog", { "aria-label": "Send a test" });
  const send = async (): Promise<void> => {
    dialog.close();
    toast(`Sending to ${choice.value} …`);
    try {
      const { outcome, detail } = await api.sendTest(issue.slug, choice.value);
      toast(`${choice.value}: ${outcome}. ${detail}`);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  dialog.append(
    h("h2", {}, "Send a test?"),
    h("p", {}, `“${issue.subject}” goes to this address, by the mail server of your settings:`),
    choice,
    h(
      "p",
      { class: "actions" },
      h("button", { type: "button", class: "primary", onclick: () => void send() }, "Send"),
      h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
    ),
  );
  return h("span", {}, h("button", { type: "button", onclick: () => dialog.showModal() }, "Send a test"), dialog);
}
