import { z } from "zod";
import { option } from "./option.js";
import { address, webAddress } from "./web-address.js";

/** The web pages. */
export const archiveSettings = option(
  z
    .strictObject({
      tags: option(z.boolean().default(true), { description: "A page for each tag.", example: false }),
      authors: option(z.boolean().default(true), { description: "A page for each author.", example: false }),
      sections: option(z.boolean().default(true), { description: "A page for each section.", example: false }),
      languages: option(z.boolean().default(true), {
        description: "A page for each language, where articles are in several.",
        example: false,
      }),
      perPage: option(z.int().min(5).max(1000).default(50), {
        description: "How many articles a page of a long list holds.",
        example: 100,
        reason: "A screenful to skim, and still a small page on a phone.",
      }),
      signup: option(z.union([webAddress, address(/^mailto$/)]).optional(), {
        description: "Where readers subscribe by mail: address of a form, or a `mailto:` address.",
        example: "https://lists.courier.example/subscribe",
      }),
    })
    .prefault({}),
  { description: "The archive: which pages there are.", example: { perPage: 100, authors: false } },
);
