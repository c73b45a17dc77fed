import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutAtTokens, fillReader } from "../../src/message/fill-reader.js";
import type { ReaderToken } from "../../src/model/digest-message.js";

const name: ReaderToken = { mark: "%%name:0a1b%%", name: "name", otherwise: "reader" };
const city: ReaderToken = { mark: "%%city:0a1b%%", name: "city", otherwise: "" };

describe("fillReader()", () => {
  it("puts what is known of a reader where the tokens stand", () => {
    const cut = cutAtTokens("Dear %%name:0a1b%% of %%city:0a1b%%, %%name:0a1b%%!", [name, city]);
    const ada: Record<string, string> = { name: "Ada", city: "Almaty" };
    expect(fillReader(cut, (key) => ada[key], "text")).toBe("Dear Ada of Almaty, Ada!");
  });

  it("writes the token's own words where nothing is known, or it is empty", () => {
    const cut = cutAtTokens("Dear %%name:0a1b%%", [name]);
    expect(fillReader(cut, () => undefined, "text")).toBe("Dear reader");
    expect(fillReader(cut, () => "", "html")).toBe("Dear reader");
  });

  it("leaves alone what only looks like a token", () => {
    const text = "%%name%% %%name:ffff%% %%city:0a1b%%";
    expect(fillReader(cutAtTokens(text, [name]), () => "X", "text")).toBe(text);
  });

  it("escapes values in HTML, and never fills in inside a value", () => {
    const cut = cutAtTokens('<a title="%%name:0a1b%%">', [name, city]);
    expect(fillReader(cut, () => `"><b>&'%%city:0a1b%%`, "html")).toBe(
      '<a title="&#34;&#62;&#60;b&#62;&#38;&#39;%%city:0a1b%%">',
    );
  });

  it("loses and adds nothing around the tokens, whatever the text", () => {
    const piece = fc.string().filter((text) => !text.includes("%"));
    fc.assert(
      fc.property(fc.array(piece), fc.string(), (pieces, value) => {
        const cut = cutAtTokens(pieces.join(name.mark), [name]);
        expect(fillReader(cut, () => value, "text")).toBe(pieces.join(value || "reader"));
      }),
    );
  });
});
