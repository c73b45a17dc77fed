/** An item as feed readers list it. */
export interface FeedItem {
  readonly title: string;
  readonly url: string;
  readonly date: string;
  readonly author: string;
  /** HTML. */
  readonly content: string;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
}

/** Reads RSS, Atom or JSON Feed with the browser's own parsers: what they cannot read, no reader can. */
export function readFeed(text: string): FeedItem[] {
  return text.trimStart().startsWith("{") ? readJson(text) : readXml(text);
}

function readJson(text: string): FeedItem[] {
  const feed = JSON.parse(text) as { readonly items: readonly Record<string, unknown>[] };
  return feed.items.map((item) => {
    const authors = (item["authors"] ?? []) as readonly { readonly name?: string }[];
    const content = String(item["content_html"] ?? asHtml(String(item["content_text"] ?? "")));
    return {
      title: String(item["title"] ?? ""),
      url: String(item["url"] ?? ""),
      date: String(item["date_published"] ?? ""),
      author: authors.map(({ name = "" }) => name).join(", "),
      content,
      language: String(item["language"] ?? ""),
      direction: directionOf(content),
    };
  });
}

function readXml(text: string): FeedItem[] {
  const feed = new DOMParser().parseFromString(text, "application/xml");
  const fault = feed.querySelector("parsererror");
  if (fault) throw new Error(`This feed is not well-formed: ${fault.textContent}`);
  return [...feed.querySelectorAll("item, entry")].map((item) => {
    const get = (...names: string[]): string => {
      const found = names
        .map((name) => [...item.children].find(({ tagName }) => tagName === name))
        .find((child) => child);
      return found?.textContent ?? "";
    };
    const content = get("content:encoded", "content", "description", "summary");
    return {
      title: get("title"),
      url: item.querySelector(":scope > link[rel=alternate]")?.getAttribute("href") ?? get("link"),
      date: get("pubDate", "published", "updated"),
      author: get("dc:creator", "author").trim(),
      content,
      language: item.getAttribute("xml:lang") ?? get("dc:language"),
      direction: directionOf(content),
    };
  });
}

/** Feeds have no direction of their own: contents carry it in an outer `dir`. */
function directionOf(content: string): "ltr" | "rtl" {
  return /^\s*<\w+[^>]* dir="rtl"/.test(content) ? "rtl" : "ltr";
}

function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
