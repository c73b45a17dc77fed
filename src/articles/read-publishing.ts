import type { Article } from "../model/article.js";
import type { Report } from "../problem/problem.js";
import { quote, wrongValue } from "./field-values.js";
import type { Fields } from "./fields.js";
import { isMap } from "./front-matter.js";
import { oneLine } from "./one-line.js";
import { webUrl } from "./web-url.js";

/** How much of the article feeds carry: `full`, `summary` or `none`. */
export function readFeedContent(fields: Fields, report: Report): Article["feedContent"] {
  const field = fields.get("feed");
  if (field === undefined) return undefined;
  const { value } = field;
  if (value === "full" || value === "summary" || value === "none") return value;
  report(wrongValue(field, "full, summary or none", quote(value), `Write ${field.key}: summary`));
  return undefined;
}

/** Where a repost came from: a map of `title` and `url`. */
export function readRepost(fields: Fields, report: Report): Article["repostOf"] {
  const field = fields.get("repostOf");
  if (field === undefined || field.value === "") return undefined;
  const { title, url } = isMap(field.value) ? field.value : {};
  const address = webUrl(typeof url === "string" ? url : undefined);
  if (address !== undefined && typeof title === "string") return { title: oneLine(title), url: address };
  const hint = `Write ${field.key}: { title: Its headline, url: "https://…" }`;
  report(wrongValue(field, "a map of title and url", quote(field.value), hint));
  return undefined;
}
