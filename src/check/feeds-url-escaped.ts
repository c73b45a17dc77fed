import type { Article } from "../model/article.js";
import type { Rule } from "../plugins/rule.js";

/** Somebody copied an address from the source of a page: `&amp;` in it is five characters, not `&`. */
export const feedsUrlEscaped: Rule = {
  code: "feeds/url-escaped",
  description: "Addresses that were escaped for HTML before: servers see `amp;` as part of a name, and answer wrongly.",
  check({ articles }, _, report) {
    for (const article of articles) {
      for (const url of new Set(addressesOf(article).filter((address) => address?.includes("&amp;")))) {
        report({
          code: this.code,
          severity: "warning",
          message: `Cannot trust the address "${url}": expected "&" between its parts, got "&amp;"`,
          place: { file: article.source },
          hint: `Write ${url?.replaceAll("&amp;", "&")}`,
        });
      }
    }
  },
};

function addressesOf({ canonicalUrl, links, enclosures, picture, authors }: Article): readonly (string | undefined)[] {
  return [canonicalUrl, picture?.url, ...links, ...enclosures.map(({ url }) => url), ...authors.map(({ url }) => url)];
}
