import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import type { OutlinedArticle } from "./outline.js";
import { type Address, addressOf, makeAddress, safeSegments } from "./permalink.js";

/**
 * Gives each article an address that no other has.
 *
 * Where two want the same one, the one published first keeps it, and the other gets a number
 * behind it, so that nothing is lost; but that is an error, because its address would change as soon
 * as the clash is resolved. Upper and lower case are the same, as they are to macOS and Windows.
 *
 * @param articles - In order of precedence: public ones first.
 */
export function claimAddresses(
  articles: readonly OutlinedArticle[],
  settings: Settings,
  report: Report,
): (article: OutlinedArticle) => Address {
  const owners = new Map<string, OutlinedArticle>();
  const addresses = new Map<OutlinedArticle, Address>();
  for (const article of articles) {
    const wanted = ownAddress(article, settings);
    const owner = owners.get(wanted.path.toLowerCase());
    if (owner) report(clash(article, owner, wanted));
    const address = owner ? numbered(wanted, owners, settings) : wanted;
    owners.set(address.path.toLowerCase(), article);
    addresses.set(article, address);
  }
  return (article) => addresses.get(article) ?? addressOf(article, settings);
}

/** The address that an article has by itself is made once, for as long as the outline is kept. */
function ownAddress(article: OutlinedArticle, settings: Settings): Address {
  const known = made.get(article);
  if (known?.settings === settings) return known.address;
  const address = addressOf(article, settings);
  made.set(article, { settings, address });
  return address;
}

const made = new WeakMap<OutlinedArticle, { readonly settings: Settings; readonly address: Address }>();

function numbered({ path }: Address, owners: ReadonlyMap<string, unknown>, settings: Settings): Address {
  const [, stem = path, ending = ""] = /^(.*?)(\/index\.html|\.x?html?)$/i.exec(path) ?? [];
  for (let count = 2; ; count += 1) {
    const address = makeAddress(safeSegments(`${stem}-${count}${ending === "/index.html" ? "" : ending}`), settings);
    if (!owners.has(address.path.toLowerCase())) return address;
  }
}

function clash(article: OutlinedArticle, owner: OutlinedArticle, { url }: Address) {
  return {
    code: "articles/address-taken",
    severity: "error",
    message: `Cannot publish two articles at ${url}: expected an address of its own, got that of ${owner.source}`,
    place: article.places.slug ?? { file: article.source, line: 1, column: 1 },
    hint: "Write another slug into one of the two, as in slug: another-name",
    related: [
      { place: owner.places.slug ?? { file: owner.source, line: 1, column: 1 }, note: "has this address already" },
    ],
  } as const;
}
