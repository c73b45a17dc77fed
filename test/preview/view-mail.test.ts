import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveConditionals } from "../../src/preview/clients/resolve-conditionals.js";
import { type MailView, viewMail } from "../../src/preview/views/view-mail.js";

const plain: MailView = {
  scheme: "light",
  images: "on",
  localise: { from: "https://courier.example/", to: "/site/" },
};
const mail = (body: string, css = ""): string =>
  `<!doctype html><html><head><meta name="color-scheme" content="light dark"><style>${css}</style></head><body>${body}</body></html>`;

describe("resolveConditionals()", () => {
  const both = "<!--[if mso]><table>M</table><![endif]--><!--[if !mso]><!--><div>W</div><!--<![endif]-->";

  it("gives classic Outlook what is meant for it, and everybody else the rest", () => {
    expect(resolveConditionals(both, true)).toBe("<table>M</table>");
    expect(resolveConditionals(both, false)).toBe("<div>W</div>");
  });

  const conditions = [
    ["mso", true],
    ["mso | IE", true],
    ["gte mso 9", true],
    ["lte mso 11", false],
    ["(gte mso 9)|(IE)", true],
    ["mso 16", true],
    ["IE", false],
    ["mso & !(lte mso 11)", true],
  ] as const;
  for (const [condition, shown] of conditions) {
    it(`takes "${condition}" for ${shown} in Outlook 2019`, () => {
      expect(resolveConditionals(`<!--[if ${condition}]>x<![endif]-->`, true)).toBe(shown ? "x" : "");
    });
  }
});

describe("viewMail()", () => {
  const css =
    "p{color:#111}@media (prefers-color-scheme: dark){p{color:#eee}}@media screen and (prefers-color-scheme:light){p{color:#222}}";

  it("shows the styles of one colour scheme, whatever the browser's is", () => {
    const dark = viewMail(mail("<p>x</p>", css), { ...plain, scheme: "dark" });
    expect(dark).toContain("@media (min-width: 0){p{color:#eee}}");
    expect(dark).toContain("screen and (max-width: 0)");
    expect(dark).toContain('content="only dark"');
    const light = viewMail(mail("<p>x</p>", css), plain);
    expect(light).toContain("@media (max-width: 0){p{color:#eee}}");
    expect(light).not.toContain("prefers-color-scheme");
  });

  it("leaves selectors with > as they are: style sheets know no entities", () => {
    expect(viewMail(mail("<p>x</p>", ".page > div{color:#111}"), plain)).toContain(".page > div{color:#111}");
  });

  it("turns the lightness of colours over when a client inverts, in sheets, styles and attributes", () => {
    const view = viewMail(
      mail('<table bgcolor="#ffffff"><td style="color:#000;background:white">x</td></table>', "p{color:#123456}"),
      {
        ...plain,
        scheme: "inverted",
      },
    );
    expect(view).toContain('bgcolor="hsl(0 0% 7%)"');
    expect(view).toContain("color:hsl(0 0% 100%);background:hsl(0 0% 7%)");
    expect(view).toContain("p{color:hsl(210 65% 80%)}");
  });

  it("shows alternative texts and no picture at all when images are off", () => {
    const view = viewMail(
      mail(
        '<img src="https://courier.example/a.png" srcset="b.png 2x" alt="A mail coach" width="300"><td background="c.png" style="background:url(d.png) red">x</td>',
      ),
      { ...plain, images: "off" },
    );
    expect(view).toContain('alt="A mail coach"');
    expect(view).toContain("width:300px");
    expect(view).not.toMatch(/\.png/);
  });

  it("fetches our own pictures from the preview and leaves links where they lead", () => {
    const view = viewMail(
      mail('<a href="https://courier.example/x/"><img src="https://courier.example/a.png" alt=""></a>'),
      plain,
    );
    expect(view).toContain('src="/site/a.png"');
    expect(view).toContain('href="https://courier.example/x/" target="_blank" rel="noopener noreferrer"');
  });

  it("drops for classic Outlook what the Word engine does not know, and keeps its own parts", () => {
    const view = viewMail(
      mail(
        '<!--[if mso]><b>Only Outlook</b><![endif]--><p style="border-radius:4px;color:red">x</p>',
        "@media (min-width:1px){p{color:blue}} a[x]{color:red}",
      ),
      { ...plain, client: "outlook-classic" },
    );
    expect(view).toContain("<b>Only Outlook</b>");
    expect(view).not.toMatch(/border-radius|@media|a\[x\]/);
    expect(view).toContain("color:red");
  });

  it("drops for Gmail a sheet with an at-rule inside @media, and all CSS after 16 KB", () => {
    const gmail: MailView = { ...plain, client: "gmail" };
    expect(viewMail(mail("x", "@media screen{@media (min-width:1px){p{color:red}}}"), gmail)).not.toContain("<style>");
    expect(viewMail(mail("x", `p{color:red}${"/**/".repeat(4200)}`), gmail)).not.toContain("<style>");
    expect(viewMail(mail("x", "p{color:red}"), gmail)).toContain("p{color:red}");
  });

  it("survives any mail in any view", () => {
    const html = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc
        .array(
          fc.constantFrom(
            "<td ",
            "style='a:b",
            "'>",
            "<!--[if mso]>",
            "<![endif]-->",
            "<style>",
            "}",
            "@media{",
            "</style>",
            "<img src=x",
          ),
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(
        html,
        fc.constantFrom("light", "dark", "inverted"),
        fc.constantFrom("outlook-classic", "gmail", undefined),
        (text, scheme, client) => {
          expect(typeof viewMail(text, { ...plain, scheme, client, images: "off" })).toBe("string");
        },
      ),
    );
  });
});
