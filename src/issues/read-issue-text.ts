import { readBody } from "../articles/read-body.js";
import type { BodyReference } from "../markup/collect-references.js";
import { fillReferences } from "../markup/reference-token.js";
import type { Place } from "../model/place.js";
import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import type { FindArticle, NamingIssue } from "./find-article.js";
import { aroundReaderFields } from "./reader-fields.js";

/** Where the text of an issue file comes from, and what its links may lead to. */
export interface TextContext {
  readonly file: string;
  readonly settings: Settings;
  readonly find: FindArticle;
  readonly naming: NamingIssue;
  readonly report: Report;
}

/** Renders Markdown of an issue file: intro, outro, a sponsor's words. Relative links lead to articles. */
export function readIssueText(
  text: string,
  line: number,
  context: TextContext,
): { html: string; links: readonly { url: string; place: Place }[] } {
  if (text.trim() === "") return { html: "", links: [] };
  let references: readonly BodyReference[] = [];
  const html = aroundReaderFields(text, (marked) => {
    const languageOf = (): string => context.settings.language;
    const body = readBody({ file: context.file, text: marked, firstLine: line, title: "", languageOf });
    references = body.references;
    for (const problem of body.problems) context.report(problem);
    return body.html;
  });
  const resolved = references.map((reference) => ({ reference, url: resolve(reference, context) }));
  const links = resolved.flatMap(({ reference, url }) =>
    reference.kind === "page" && url !== "" ? [{ url, place: reference.place ?? { file: context.file } }] : [],
  );
  return { html: fillReferences(html, resolved).trim(), links };
}

/** Absolute addresses stay, `/…` is below the site, everything else names an article. */
function resolve(
  { written, kind, place }: BodyReference,
  { file, settings, find, naming, report }: TextContext,
): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return URL.canParse(written) ? new URL(written).href : "";
  if (written.startsWith("//") || written.startsWith("/") || written.startsWith("#")) {
    return URL.canParse(written, settings.url) ? new URL(written, settings.url).href : "";
  }
  const [name = "", fragment] = written.split("#");
  if (kind === "page") {
    const article = find({ name: name.replace(/^(?:\.{1,2}\/)+/, ""), place: place ?? { file } }, naming);
    return article ? article.url + (fragment === undefined ? "" : `#${fragment}`) : settings.url;
  }
  report({
    code: "issues/picture-relative",
    severity: "error",
    message: `Cannot show the picture "${written}": expected an address that begins with https:// or /, got a relative one`,
    place: place ?? { file },
    hint: "Put the picture beside an article, or into a folder of articles.static, and write its address on the site",
  });
  return "";
}
