import { drop, type MailTree } from "./mail-tree.js";

/** Shows a mail as before "display images" is pressed: alternative texts in the place of pictures. */
export function imagesOff(tree: MailTree): void {
  for (const element of tree.elements()) {
    if (element.name === "source") drop(element);
    for (const name of ["src", "srcset", "background", "poster"]) delete element.attribs[name];
    if (element.name !== "img") continue;
    // Clients keep the room of the picture where its size is known.
    const { width = "auto", height = "auto" } = element.attribs;
    element.attribs["style"] =
      `${element.attribs["style"] ?? ""};display:inline-block;width:${pixels(width)};min-height:${pixels(height)};outline:1px solid #9995`;
    tree.inline.get(element)?.append({ prop: "outline", value: "1px solid #9995" });
  }
  for (const { root } of tree.sheets) root.walkDecls(/^background(?:-image)?$/, withoutPicture);
  for (const root of tree.inline.values()) root.walkDecls(/^background(?:-image)?$/, withoutPicture);
}

function withoutPicture(declaration: { value: string }): void {
  declaration.value = declaration.value.replace(/url\([^)]*\)/gi, "none");
}

function pixels(length: string): string {
  return /^\d+$/.test(length) ? `${length}px` : "auto";
}
