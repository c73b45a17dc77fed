import { describe, expect, it } from "vitest";
import { type SiteFile, siteResponse } from "../../src/preview/site-response.js";

const feed: SiteFile = {
  path: "feed.xml",
  mediaType: "application/rss+xml; charset=utf-8",
  bytes: new TextEncoder().encode("<rss/>"),
  modified: Date.UTC(2026, 10, 20, 9, 0, 0, 500),
};
const ask = (headers: Record<string, string> = {}, method = "GET"): Response =>
  siteResponse(feed, new Request("http://127.0.0.1/site/feed.xml", { headers, method }));

describe("siteResponse()", () => {
  it("sends the file with its type, a strong ETag, its date, and for feeds CORS", async () => {
    const response = ask();
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("<rss/>");
    expect(response.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    expect(response.headers.get("etag")).toMatch(/^"[0-9a-f]+"$/);
    expect(response.headers.get("last-modified")).toBe("Fri, 20 Nov 2026 09:00:00 GMT");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("gives a browser the feed as plain XML, for which it shows the style sheet", () => {
    const page = ask({ accept: "text/html,application/xhtml+xml" });
    expect(page.headers.get("content-type")).toBe("application/xml; charset=utf-8");
    expect([page.headers.get("vary"), ask().headers.get("vary")]).toEqual(["accept", "accept"]);
    expect(page.headers.get("etag")).not.toBe(ask().headers.get("etag"));
  });

  it("answers 304 to who has this version, by tag, by one tag of several, and by date", () => {
    const etag = ask().headers.get("etag") ?? "";
    expect(ask({ "if-none-match": etag }).status).toBe(304);
    expect(ask({ "if-none-match": `"other", W/${etag}` }).status).toBe(304);
    expect(ask({ "if-none-match": "*" }).status).toBe(304);
    expect(ask({ "if-modified-since": "Fri, 20 Nov 2026 09:00:00 GMT" }).status).toBe(304);
  });

  it("lets the tag win over the date, and takes a date it cannot read for none", () => {
    expect(ask({ "if-none-match": '"other"', "if-modified-since": "Fri, 20 Nov 2026 09:00:00 GMT" }).status).toBe(200);
    expect(ask({ "if-modified-since": "Thu, 19 Nov 2026 09:00:00 GMT" }).status).toBe(200);
    expect(ask({ "if-modified-since": "yesterday" }).status).toBe(200);
  });

  it("tells HEAD everything but the content", async () => {
    const response = ask({}, "HEAD");
    expect(response.headers.get("content-length")).toBe("6");
    expect(await response.text()).toBe("");
  });
});
