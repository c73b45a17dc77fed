import { describe, expect, it } from "vitest";
import { renderFeeds } from "../support/render-feeds.js";
import { courier } from "./courier.js";

const hostFile = async (path: string, feeds = {}, url = "https://courier.example/") =>
  (
    await renderFeeds(courier({ settings: { url }, feeds: { hosts: ["netlify", "apache", "nginx"], ...feeds } }), [
      path,
    ])
  ).get(path) ?? "";

describe("hostFiles()", () => {
  it("gives Netlify one rule a kind of feed, however many tags there are", async () => {
    const rules = (await hostFile("_headers")).split(/\n(?=\/)/).slice(1);
    expect(rules[0]).toBe(
      [
        "/feed.xml",
        "  Content-Type: application/xml; charset=utf-8",
        "  Cache-Control: public, max-age=300",
        "  Access-Control-Allow-Origin: *",
        "  Link: <https://hub.example/>; rel=hub",
      ].join("\n"),
    );
    const paths = rules.map((rule) => rule.split("\n")[0]);
    expect(paths).toContain("/tags/:name/atom.xml");
    expect(paths).toContain("/history/:name/feed.json");
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.length).toBeLessThan(100);
  });

  it("has rules for a podcast, which is RSS, where no other feed is, and for no file that there is not", async () => {
    const feeds = { formats: ["json"], podcast: { image: "https://courier.example/c.jpg", categories: ["News"] } };
    const paths = (await hostFile("_headers", feeds)).split("\n").filter((line) => line.startsWith("/podcast/"));
    expect(paths).toEqual(["/podcast/feed.xml"]);
    expect(await hostFile(".htaccess", feeds)).toContain('<Files "feed.xml">\n  ForceType "application/rss+xml');
    expect(await hostFile("nginx-feeds.conf", feeds)).toContain("feed\\.xml$");
  });

  it("lets Apache send browsers plain XML and readers the exact type", async () => {
    const rules = await hostFile(".htaccess");
    expect(rules).toContain('<Files "feed.xml">\n  ForceType "application/rss+xml; charset=utf-8"');
    expect(rules).toContain('<Files "feed.json">\n  ForceType "application/feed+json"');
    expect(rules.match(/application\/xml; charset=utf-8/g)).toHaveLength(2);
    expect(rules.match(/Header merge Vary Accept/g)).toHaveLength(2);
  });

  it("lets Apache answer who has a compressed feed already", async () => {
    // What a reader sends back of `"1d39b-gzip"` has to become the ETag that Apache knows the file by.
    const [, pattern = "", by] =
      /RequestHeader edit\* If-None-Match "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"/.exec(await hostFile(".htaccess")) ??
      [];
    const known = (header: string) => header.replaceAll(new RegExp(pattern.replaceAll('\\"', '"'), "g"), '"');
    expect(by).toBe('\\"');
    expect(known('"1d39b-gzip", W/"2-br", "3"')).toBe('"1d39b", W/"2", "3"');
  });

  it("writes nginx locations below the site's own path, with compressed copies where there are any", async () => {
    const rules = await hostFile("nginx-feeds.conf", { precompress: ["gzip"] }, "https://courier.example/the.weekly/");
    expect(rules).toContain('location ~ "^/the\\.weekly/(.+/)?feed\\.xml$" {');
    expect(rules).toContain("  gzip_static on;");
    expect(rules).not.toContain("brotli");
    expect(rules.split("{").length).toBe(rules.split("}").length);
  });

  it("writes nginx paths as nginx compares them: decoded", async () => {
    const rules = (url: string) => hostFile("nginx-feeds.conf", {}, url);
    expect(await rules("https://courier.example/қала b/")).toContain('location ~ "^/қала b/(.+/)?feed\\.xml$" {');
    expect(await rules("https://courier.example/%FF/")).toContain('location ~ "^/%FF/(.+/)?feed\\.xml$" {');
  });

  it("writes the address of a hub so that no host takes a part of it for a variable", async () => {
    const feeds = { hub: "https://hub.example/a%20b?x=$y" };
    expect(await hostFile("_headers", feeds)).toContain("  Link: <https://hub.example/a%20b?x=$y>; rel=hub\n");
    const apache = await hostFile(".htaccess", feeds);
    expect(apache.split('Header set Link "<https://hub.example/a%%20b?x=$y>; rel=hub"')).toHaveLength(4);
    const nginx = await hostFile("nginx-feeds.conf", feeds);
    expect(nginx.split('add_header Link "<https://hub.example/a%20b?x=%24y>; rel=hub";')).toHaveLength(5);
  });

  it("writes rules for no host that nobody named", async () => {
    expect(await hostFile("nginx-feeds.conf", { hosts: ["netlify"] })).toBe("");
  });
});
