import type { Archive } from "./archive.js";

/** How a page addresses the site's other files: relative to itself, so that a copy works anywhere. */
export interface PageLinks {
  /** From the page to the root of the site: `""`, `../`, `../../` … */
  readonly root: string;
  /**
   * Turns the public address of one of our pages or files into a link. A page is named by its file,
   * `…/index.html`, so that one can browse a copy on disk, where no server adds it; what the page
   * is to be known by says its `rel="canonical"`. An address off the site stays absolute.
   */
  to(url: string): string;
  /** The same for a page that may be another program's: its address stays as it is. */
  near(url: string): string;
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
  const near = (url: string): string => (url.startsWith(base) ? root + url.slice(base.length) || "./" : url);
  const to = (url: string): string => (url.startsWith(base) ? root + withFile(url.slice(base.length)) : url);
  return { root, to, near };
}

/** `a/b/#part` → `a/b/index.html#part` */
function withFile(path: string): string {
  // Nearly all are folders, and a page has hundreds of them.
  if (!/[?#]/.test(path)) return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return path.replace(/(^|\/)(?=$|[?#])/, "$1index.html");
}
