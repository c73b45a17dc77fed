/** What the page shows, as its address says it: every view can be linked to. */
export interface Route {
  readonly kind: "issue" | "article" | "feed" | "problems" | "home";
  /** Slug of the issue, name of the article (`ArticleLine.name`), path of the feed. */
  readonly name: string;
  /** Tab of the view. */
  readonly tab: string;
  readonly params: URLSearchParams;
}

/** Reads an address: `/issues/<slug>/<tab>?width=390&scheme=dark`. */
export function parseRoute({ pathname, search }: { readonly pathname: string; readonly search: string }): Route {
  const [kind = "", name = "", tab = ""] = pathname.split("/").slice(1).map(decodeURIComponent);
  const params = new URLSearchParams(search);
  const kinds = { issues: "issue", articles: "article", feeds: "feed", problems: "problems" } as const;
  return { kind: kinds[kind as keyof typeof kinds] ?? "home", name, tab, params };
}

/** Writes an address. */
export function formatRoute({ kind, name, tab, params }: Route): string {
  const folders = { issue: "issues", article: "articles", feed: "feeds", problems: "problems", home: "" };
  const path = [folders[kind], name, tab]
    .filter((part) => part !== "")
    .map(encodeURIComponent)
    .join("/");
  const search = params.toString();
  return `/${path}${search === "" ? "" : `?${search}`}`;
}
