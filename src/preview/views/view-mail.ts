import { type ClientName, clientView } from "../clients/client-view.js";
import { resolveConditionals } from "../clients/resolve-conditionals.js";
import { colourScheme } from "./colour-scheme.js";
import { imagesOff } from "./images-off.js";
import { invertColours } from "./invert-colours.js";
import { type MailTree, parseMail, serializeMail } from "./mail-tree.js";

/** How a mail is to be looked at. */
export interface MailView {
  /** `light`, `dark`: the mail's own styles for each; `inverted`: as clients do to mails without dark styles. */
  readonly scheme: "light" | "dark" | "inverted";
  readonly images: "on" | "off";
  /** Whose eyes: undefined shows the mail as a browser does. */
  readonly client?: ClientName | undefined;
  /** Where addresses that begin with this are fetched from instead, so that nothing leaves the machine. */
  readonly localise: { readonly from: string; readonly to: string };
}

/** Turns a finished mail into what one reader would see of it, as a page for a sandboxed frame. */
export function viewMail(html: string, view: MailView): string {
  const tree = parseMail(resolveConditionals(html, view.client === "outlook-classic"));
  if (view.client) clientView(tree, view.client);
  colourScheme(tree, view.scheme === "dark" ? "dark" : "light");
  if (view.scheme === "inverted") invertColours(tree);
  if (view.images === "off") imagesOff(tree);
  localise(tree, view.localise);
  return serializeMail(tree);
}

/** Pictures of our own site come from the preview; links keep their public addresses, opened in a new tab. */
function localise(tree: MailTree, { from, to }: MailView["localise"]): void {
  for (const element of tree.elements()) {
    for (const name of ["src", "background", "poster"]) {
      const value = element.attribs[name];
      if (value?.startsWith(from)) element.attribs[name] = to + value.slice(from.length);
    }
    if (element.name === "a" && element.attribs["href"]) {
      element.attribs["target"] = "_blank";
      element.attribs["rel"] = "noopener noreferrer";
    }
  }
}
