import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalUrl, encodeTail } from "../../src/model/canonical-url.js";

/** RFC 3986, Appendix A: only these characters stand in a URI. */
const URI = /^[a-z][a-z0-9+.-]*:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/;

describe("canonicalUrl()", () => {
  it.each([
    ["https://EXAMPLE.org", "https://example.org/"],
    ["https://example.org/a b", "https://example.org/a%20b"],
    ["https://example.org/100%", "https://example.org/100%25"],
    ["https://example.org/a%2Fb%C3%BC", "https://example.org/a%2Fb%C3%BC"],
    ["https://example.org/ü?ü#ü", "https://example.org/%C3%BC?%C3%BC#%C3%BC"],
    ['https://example.org/"<{|}>[x]', "https://example.org/%22%3C%7B%7C%7D%3E%5Bx%5D"],
    ["https://[2001:db8::1]/[x]", "https://[2001:db8::1]/%5Bx%5D"],
    ["https://bücher.example/", "https://xn--bcher-kva.example/"],
    ["mailto:a@example.org?subject=A%20b", "mailto:a@example.org?subject=A%20b"],
  ])("writes %s as %s", (written, url) => {
    expect(canonicalUrl(written)).toBe(url);
  });

  it.each(["https://", "http://[x", "no url", ""])("finds no URL in %j", (written) => {
    expect(canonicalUrl(written)).toBeUndefined();
  });

  it("writes every address as the URL standard does, the plainest too, which it does not parse", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."aBxn-.01/?#~'=:@&%"), maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom("https://", "http://", "https://a.example/"), plain, (start, rest) => {
        const written = start + rest;
        const known = written.replace(/%(?![\da-f]{2})/gi, "%25");
        expect(canonicalUrl(written)).toBe(URL.canParse(known) ? new URL(known).href : undefined);
      }),
      { numRuns: 5_000 },
    );
  });

  it("writes nothing that RFC 3986 does not allow, and the same of the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (rest) => {
        const url = canonicalUrl(`https://example.org/${rest}`);
        expect(url).toMatch(URI);
        expect(canonicalUrl(url ?? "")).toBe(url);
      }),
    );
  });
});

describe("encodeTail()", () => {
  it.each([
    ["#бөлім 1", "#%D0%B1%D3%A9%D0%BB%D1%96%D0%BC%201"],
    ["?a=1&b=ü#x", "?a=1&b=%C3%BC#x"],
    ["#already%20encoded", "#already%20encoded"],
    ["#", ""],
    ["", ""],
  ])("writes %j as %j", (written, tail) => {
    expect(encodeTail(written)).toBe(tail);
  });
});
