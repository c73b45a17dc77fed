import { z } from "zod";
import { option } from "./option.js";

const person = z.strictObject({
  name: z.string().min(1),
  email: z.email().optional(),
  url: z.url().optional(),
  avatar: z.url().optional(),
});

/** The top level of the settings file: what the publication is. */
export const siteSettings = {
  title: option(z.string().min(1), { description: "Name of the publication.", example: "The Courier" }),
  description: option(z.string().default(""), {
    description: "What it is about, in a sentence.",
    example: "A weekly about how news travels",
  }),
  url: option(z.url({ protocol: /^https?$/ }), {
    description: "Public address of the archive; everything Postrider writes is addressed below it.",
    example: "https://courier.example/",
  }),
  language: option(z.string().default("en"), {
    description: "Main language (BCP 47); articles may name their own.",
    example: "en",
  }),
  timeZone: option(z.string().default("UTC"), {
    description: "IANA zone in which dates without one are read, issues are cut and dates are shown.",
    example: "Asia/Almaty",
  }),
  authors: option(z.array(person).default([]), {
    description: "People who write for it. Articles name them by name; the first signs articles that name nobody.",
    example: [{ name: "Ada Example", url: "https://ada.example/" }],
  }),
  publisher: option(
    z
      .strictObject({
        name: z.string().min(1),
        url: z.url().optional(),
        email: z.email().optional(),
        address: z.string().optional(),
        logo: z.string().optional(),
      })
      .optional(),
    {
      description: "Who answers for it; the postal address stands in every mail, as the law in many places asks.",
      example: { name: "Courier Press", address: "1 Post Road, Almaty" },
    },
  ),
  license: option(z.url().optional(), {
    description: "Address of the licence of the articles that name none.",
    example: "https://creativecommons.org/licenses/by/4.0/",
  }),
  labels: option(z.record(z.string(), z.record(z.string(), z.string())).default({}), {
    description: "Words that Postrider writes itself, by language and label: replaces or adds to the built-in ones.",
    example: { en: { "read-on": "Continue reading" } },
  }),
};
