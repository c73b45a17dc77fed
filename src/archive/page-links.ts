import type { Archive } from "./archive.js";

/** How a page addresses the site's other files: relative to itself, so that a copy works anywhere. */
export interface PageLinks {
  /** From the page to the root of the site: `""`, `../`, `../../` … */
  readonly root: string;
  /** Turns a public address into a link; one that leads off the site stays absolute. */
  to(url: string): string;
}

/** Links for the page at a path under `out/`. */
export function linksFrom({ base }: Archive, path: string): PageLinks {
  return links(base, "../".repeat(path.split("/").length - 1));
}

/** Links for a page that is shown at any address, as error pages are: from the root of the host. */
export function linksFromAnywhere({ base }: Archive): PageLinks {
  return links(base, new URL(base).pathname);
}

function links(base: string, root: string): PageLinks {
  return { root, to: (url) => (url.startsWith(base) ? root + url.slice(base.length) || "./" : url) };
}
