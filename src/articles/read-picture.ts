import { toFlag } from "./field-values.js";
import type { Field, Fields } from "./fields.js";
import { isList, isMap } from "./front-matter.js";
import { partOf, textPartOf } from "./map-part.js";
import { oneLine } from "./one-line.js";
import type { Reference, UnlinkedArticle } from "./parsed-article.js";

/** Takes a URL as written, gives the number under which it is resolved later. */
export type Refer = (reference: Reference) => number;

const ADDRESS = ["src", "url", "image", "path", "file"];

/** The picture of an article: an address, the first of a list, or a map with `src`, `alt`, `caption`. */
export function readPicture(fields: Fields, refer: Refer): UnlinkedArticle["picture"] {
  const field = fields.get("image");
  if (field === undefined) return undefined;
  const inList = isList(field.value) ? [0] : [];
  const first = isList(field.value) ? field.value[0] : field.value;
  const map = isMap(first) ? first : {};
  const part = isMap(first) ? partOf(first, ADDRESS) : undefined;
  const written = isMap(first) ? part?.value : first;
  // `image: false` says that there is none.
  if (typeof written !== "string" || toFlag(oneLine(written)) === false) return undefined;
  const place = field.place(...inList, ...(part ? [part.key] : []));
  return {
    reference: refer({ written: oneLine(written), kind: "media", place }),
    alt: textOf(fields.get("imageAlt")) ?? altOf(map["alt"]) ?? textPartOf(map, ["alttext", "description"]),
    caption: textOf(fields.get("imageCaption")) ?? textPartOf(map, ["caption", "title"]),
  };
}

function textOf(field: Field | undefined): string | undefined {
  return altOf(field?.value);
}

/** An empty text is said on purpose: the picture is a decoration. */
function altOf(value: unknown): string | undefined {
  return typeof value === "string" ? oneLine(value) : undefined;
}
