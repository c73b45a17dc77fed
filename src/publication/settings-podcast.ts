import { z } from "zod";
import { option } from "./option.js";
import { address, webAddress } from "./web-address.js";

/**
 * A podcast: the articles with sound or video, as directories want them. Names follow Apple's
 * podcast tags and the Podcasting 2.0 namespace.
 */
export const podcastSettings = option(
  z
    .strictObject({
      image: option(webAddress, {
        description: "Address of the cover: square, JPEG or PNG, 1400 to 3000 pixels.",
        example: "https://courier.example/cover.jpg",
      }),
      categories: option(z.array(z.string().min(1)).min(1), {
        description: "Apple's categories, the main one first; `Category > Subcategory` for the finer ones.",
        example: ["News > Daily News", "History"],
      }),
      title: option(z.string().min(1).optional(), {
        description: "Name of the podcast, where it is not the publication's.",
        example: "The Courier, read aloud",
      }),
      author: option(z.string().min(1).optional(), {
        description: "Who makes it, where it is not the publisher.",
        example: "Courier Press",
      }),
      owner: option(z.strictObject({ name: z.string().min(1), email: z.email() }).optional(), {
        description: "Whom a directory writes to, to prove that the podcast is yours; public.",
        example: { name: "Ada Example", email: "podcast@courier.example" },
      }),
      explicit: option(z.boolean().default(false), {
        description: "Whether episodes are not for children, where they do not say so themselves.",
        example: false,
      }),
      type: option(z.enum(["episodic", "serial"]).default("episodic"), {
        description: "`serial` when episodes are to be heard from the first on.",
        example: "serial",
      }),
      locked: option(z.boolean().default(true), {
        description: "Forbids other hosts to take the podcast over.",
        example: true,
      }),
      guid: option(z.guid().optional(), {
        description: "The podcast's permanent id, when it had one before it moved here.",
        example: "917393e3-1b1e-5cef-ace4-edaa54e1f810",
      }),
      funding: option(z.strictObject({ url: address(), text: z.string().min(1).max(128) }).optional(), {
        description: "Where listeners can give money, and the words of the link.",
        example: { url: "https://courier.example/support/", text: "Support The Courier" },
      }),
    })
    .optional(),
  {
    description: "Makes `podcast/feed.xml` of the articles with sound or video.",
    example: { image: "https://courier.example/cover.jpg", categories: ["News"] },
  },
);
