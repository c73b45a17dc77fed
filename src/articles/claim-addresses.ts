import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { cutName } from "./cut-name.js";
import type { OutlinedArticle } from "./outline.js";
import { type Address, makeAddress } from "./permalink.js";

/** Who stands where. */
export interface ClaimedAddresses {
  addressOf(article: OutlinedArticle): Address;
  /** Whether an article's page has a path under `out/`, letter case aside. */
  isTaken(path: string): boolean;
}

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
): ClaimedAddresses {
  const owners = new Map<string, OutlinedArticle>();
  const numbered = numbering(settings);
  const numberedOnes = new Map<OutlinedArticle, Address>();
  for (const article of articles) {
    const wanted = article.address;
    const owner = owners.get(wanted.path.toLowerCase());
    const address = owner ? numbered(wanted, ({ path }) => owners.has(path.toLowerCase())) : wanted;
    owners.set(address.path.toLowerCase(), article);
    if (!owner) continue;
    numberedOnes.set(article, address);
    report(clash(article, owner, { wanted, address }));
  }
  return {
    addressOf: (article) => numberedOnes.get(article) ?? article.address,
    isTaken: (path) => owners.has(path.toLowerCase()),
  };
}

type Numbering = (wanted: Address, isTaken: (address: Address) => boolean) => Address;

/** Goes on after the last number of an address, so that a thousand that want one are not tried a million times. */
function numbering(settings: Settings): Numbering {
  const lastNumbers = new Map<string, number>();
  return ({ path }, isTaken) => {
    const [, stem = path, ending = ""] = /^(.*?)(\/index\.html|\.x?html?)$/i.exec(path) ?? [];
    const folders = stem.split("/");
    const name = folders.pop() ?? "";
    const key = path.toLowerCase();
    for (let number = (lastNumbers.get(key) ?? 1) + 1; ; number += 1) {
      const numbered = cutName(name, `-${number}${ending === "/index.html" ? "" : ending}`);
      const address = makeAddress([...folders, numbered], settings);
      if (isTaken(address)) continue;
      lastNumbers.set(key, number);
      return address;
    }
  };
}

function clash(
  article: OutlinedArticle,
  owner: OutlinedArticle,
  { wanted, address }: { readonly wanted: Address; readonly address: Address },
) {
  return {
    code: "articles/address-taken",
    severity: "error",
    message: `Cannot publish two articles at ${wanted.url}: expected an address of its own, got that of ${owner.source}; until it has one it is at ${address.url}`,
    place: article.places.slug ?? { file: article.source, line: 1, column: 1 },
    hint: "Write another slug into one of the two, as in slug: another-name",
    related: [
      { place: owner.places.slug ?? { file: owner.source, line: 1, column: 1 }, note: "has this address already" },
    ],
  } as const;
}
