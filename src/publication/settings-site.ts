import { z } from "zod";
import { canonicalLanguage } from "../language/canonical-language.js";
import { isTimeZone } from "../language/time-zone.js";
import { option } from "./option.js";
import { labelsSettings } from "./settings-labels.js";
import { address } from "./web-address.js";

const siteAddress = address(/^https?$/, "an address that begins with https:// or http://");

const language = z
  .string()
  .refine((tag) => canonicalLanguage(tag) !== undefined, {
    error: "a language tag (BCP 47)",
    params: { hint: "Write a tag such as en, kk, pt-BR or zh-Hans" },
  })
  .transform((tag) => canonicalLanguage(tag) ?? tag);

const person = z.strictObject({
  name: option(z.string().min(1), { description: "Name as shown.", example: "Ada Example" }),
  email: option(z.email().optional(), {
    description: "Published in feeds: leave it out to keep it private.",
    example: "ada@courier.example",
  }),
  url: option(siteAddress.optional(), { description: "Home page.", example: "https://ada.example/" }),
  avatar: option(siteAddress.optional(), {
    description: "Address of a portrait.",
    example: "https://ada.example/me.jpg",
  }),
});

const publisher = z.strictObject({
  name: option(z.string().min(1), { description: "Name of the person or organisation.", example: "Courier Press" }),
  url: option(siteAddress.optional(), { description: "Home page.", example: "https://press.example/" }),
  email: option(z.email().optional(), {
    description: "Address that readers may write to; published.",
    example: "desk@courier.example",
  }),
  address: option(z.string().min(1).optional(), {
    description: "Postal address, on one line or several.",
    example: "1 Post Road, 050000 Almaty, Kazakhstan",
    reason: "CAN-SPAM in the USA and imprint laws elsewhere ask for one in every mail.",
  }),
});

/** The top level of the settings file: what the publication is. */
export const siteSettings = {
  title: option(z.string().min(1), { description: "Name of the publication.", example: "The Courier" }),
  description: option(z.string().default(""), {
    description: "What it is about, in a sentence.",
    example: "A weekly about how news travels",
  }),
  url: option(
    siteAddress
      .refine((url) => !/[?#]/.test(url), {
        error: "an address without ? and #",
        params: { hint: "Leave out everything from the ? or # on" },
      })
      .transform(asFolder),
    {
      description: "Public address of the archive; everything Postrider writes is addressed below it.",
      example: "https://courier.example/",
    },
  ),
  language: option(language.default("en"), {
    description: "Main language (BCP 47); articles may name their own.",
    example: "en",
  }),
  timeZone: option(
    z
      .string()
      .refine(isTimeZone, {
        error: "the name of a time zone (IANA)",
        params: { hint: "Write a name such as Europe/Berlin, Asia/Almaty or UTC" },
      })
      .default("UTC"),
    {
      description: "IANA zone in which dates without one are read, issues are cut and dates are shown.",
      example: "Asia/Almaty",
    },
  ),
  authors: option(z.array(person).default([]), {
    description: "People who write for it. Articles name them by name; the first signs articles that name nobody.",
    example: [{ name: "Ada Example", url: "https://ada.example/" }],
  }),
  publisher: option(publisher.optional(), {
    description: "Who answers for it.",
    example: { name: "Courier Press", address: "1 Post Road, 050000 Almaty, Kazakhstan" },
  }),
  license: option(siteAddress.optional(), {
    description: "Address of the licence of the articles that name none.",
    example: "https://creativecommons.org/licenses/by/4.0/",
  }),
  labels: labelsSettings,
};

/** Canonical, and ending in a slash, so that paths can be put behind it. */
function asFolder(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/*$/, "/")}`;
}
