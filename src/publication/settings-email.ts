import { z } from "zod";
import { option } from "./option.js";
import { webAddress } from "./web-address.js";

const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour of six hexadecimal digits, as in #1a2b3c");
const fontList = z.string().regex(/^[^<>"{};]+$/, "names of fonts with commas between them, without quotes");
const share = z.enum(["full", "excerpt", "summary"]);

const palette = z.strictObject({
  paper: color.optional(),
  ink: color.optional(),
  quiet: color.optional(),
  accent: color.optional(),
  rule: color.optional(),
  tint: color.optional(),
});

const logo = z.strictObject({
  url: webAddress,
  dark: webAddress.optional(),
  width: z.int().min(16).max(720),
  alt: z.string().optional(),
});

/** The mail of an issue: how it looks, and what of the articles it shows. */
export const emailSettings = option(
  z
    .strictObject({
      theme: option(z.enum(["broadsheet", "plain"]).default("broadsheet"), {
        description:
          "Look of the mail: `broadsheet` is a newspaper with pictures, `plain` a letter in a sans-serif type.",
        example: "plain",
      }),
      from: option(z.strictObject({ name: z.string().optional(), address: z.email() }).optional(), {
        description:
          "Sender of the mail; without it the publication's title, and the publisher's address or `news@` the site's host.",
        example: { name: "The Courier", address: "news@courier.example" },
      }),
      replyTo: option(z.email().optional(), {
        description: "Where answers go, when not to the sender.",
        example: "editors@courier.example",
      }),
      content: option(
        z.strictObject({ lead: share.default("excerpt"), stories: share.default("summary") }).prefault({}),
        {
          description:
            "How much of the lead and of the other stories is in the mail: the whole text, its beginning, or the summary. An issue of a single article shows it in full.",
          example: { lead: "full" },
        },
      ),
      colors: option(palette.prefault({}), {
        description:
          "Colours that replace the theme's, in mail and on the pages, as `#rrggbb`: page, text, secondary text, links, lines, boxes.",
        example: { accent: "#0b5c8a" },
      }),
      darkColors: option(palette.prefault({}), {
        description: "The same for readers who use dark mode.",
        example: { accent: "#8ec7ff" },
      }),
      fonts: option(z.strictObject({ heading: fontList.optional(), body: fontList.optional() }).prefault({}), {
        description:
          "Font families that replace the theme's. Mail clients show only fonts that readers have: end with a common one.",
        example: { heading: "Charter, Georgia, serif" },
      }),
      width: option(z.int().min(480).max(720).default(640), {
        description: "Width of the mail on a wide screen, in pixels.",
        example: 600,
      }),
      radius: option(z.int().min(0).max(24).default(0), {
        description: "Rounding of the corners of pictures, boxes and buttons, in pixels.",
        example: 6,
      }),
      logo: option(logo.optional(), {
        description:
          "Picture at the head of mail and pages in place of the title, with another one for dark mode where it needs one.",
        example: { url: "https://courier.example/logo.png", width: 220, alt: "The Courier" },
      }),
      header: option(z.string().default(""), {
        description: "Line under the title of the mail; without it the description of the publication.",
        example: "Every Friday, from Almaty",
      }),
      footer: option(z.string().default(""), {
        description: "Words of your own at the foot of the mail, before what the law asks for.",
        example: "Printed on recycled electrons.",
      }),
      social: option(z.array(z.strictObject({ name: z.string().min(1), url: webAddress })).default([]), {
        description: "Links at the foot: your other places on the web.",
        example: [{ name: "Mastodon", url: "https://social.example/@courier" }],
      }),
      contents: option(z.int().min(0).max(1000).default(10), {
        description: "From how many articles on an issue begins with a table of contents; 0: never.",
        example: 10,
        reason: "A short issue is read from the top; in a long one readers pick.",
      }),
      demote: option(z.boolean().default(true), {
        description:
          "Whether an issue that Gmail would clip shows its last articles as headline and link, until it fits; otherwise it is only reported.",
        example: false,
      }),
      linkTags: option(z.record(z.string().regex(/^[\w.-]+$/), z.string()).default({}), {
        description:
          "Parameters added to links to your own site in the mail, never to unsubscribe links; `{slug}` and `{number}` of the issue are filled in.",
        example: { utm_source: "newsletter", utm_campaign: "{slug}" },
      }),
    })
    .prefault({}),
  { description: "The email of an issue.", example: { theme: "plain" } },
);
