import { z } from "zod";
import { option } from "./option.js";
import { address } from "./web-address.js";

/** How issues are mailed. Passwords and secrets are never here: they come from the environment. */
export const sendingSettings = option(
  z
    .strictObject({
      folder: option(z.string().min(1).default("sending"), {
        description:
          "Folder of the ledger, the subscribers and the secret, from the project folder. Back it up; never publish it.",
        example: "../courier-sending",
        reason: "Beside `content/`, not in `out/` or a cache: those may be deleted at any time, the ledger never.",
      }),
      server: option(
        z
          .string()
          .regex(
            /^smtps?:\/\/(?:[^:@/\s]+@)?[^:@/\s]+(?::\d+)?\/?$/,
            "an address as in smtp://user@mail.courier.example:587, without a password",
          )
          .optional(),
        {
          description:
            "The SMTP relay: `smtp://` upgrades to TLS where the server can, `smtps://` begins with it. The password comes from POSTRIDER_SMTP_PASSWORD.",
          example: "smtp://courier@mail.courier.example:587",
        },
      ),
      testAddresses: option(z.array(z.email()).default([]), {
        description: "The addresses that the preview may send a test to.",
        example: ["editors@courier.example"],
        reason: "A page in a browser should not be able to mail anybody else.",
      }),
      subscribers: option(z.string().optional(), {
        description:
          "The list, from the project folder: a CSV or JSON lines file, or a command after `!` that prints one. Without it, the one that `postrider subscribers import` keeps.",
        example: "!sqlite3 -csv -header members.db 'select email, name from members'",
      }),
      columns: option(z.record(z.string(), z.string()).default({}), {
        description:
          "Columns of the list with names of their own, each with what it is: address, name, language, tags.",
        example: { "E-Mail": "address", Vorname: "name" },
      }),
      reason: option(z.string().min(1).optional(), {
        description:
          "Why a reader gets the mail; stands in every mail, and a column `reason` overrides it. Without it, words in the language of the issue.",
        example: "You get this because you signed up at courier.example.",
      }),
      unsubscribe: option(
        z
          .strictObject({
            url: address(/^https$/).optional(),
            address: z.email().optional(),
          })
          .prefault({}),
        {
          description:
            "Where readers leave: the https address at which `postrider serve-unsubscribe` is reached, and the address that takes unsubscribe mails.",
          example: { url: "https://courier.example/unsubscribe/", address: "unsubscribe@courier.example" },
        },
      ),
      bounces: option(z.email().optional(), {
        description:
          "Where bounces go. Each reader gets an envelope sender of their own made from it, `name+token@domain` (VERP), so its server must take plus addresses.",
        example: "bounces@courier.example",
      }),
      dkim: option(
        z
          .strictObject({
            domain: z.string().min(1),
            selector: z
              .string()
              .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, "a name of letters, digits, dots and hyphens"),
            key: z.string().min(1),
          })
          .optional(),
        {
          description:
            "Signs the mails: domain, selector, and the file of the private RSA key, from the project folder.",
          example: { domain: "courier.example", selector: "s1", key: "../keys/dkim.pem" },
          reason: "Leave it out where the relay signs; see that it covers List-Unsubscribe-Post (RFC 8058 §4).",
        },
      ),
      connections: option(z.int().min(1).max(100).default(5), {
        description: "How many connections to the server are open at once.",
        example: 20,
      }),
      limits: option(
        z
          .array(
            z.strictObject({
              messages: z.int().min(1),
              seconds: z.number().positive(),
              domain: z
                .string()
                .regex(/^[^\s@*/:]+\.[^\s@*/:.]+$/, "what stands behind the @ of an address, as in gmail.com")
                .optional(),
            }),
          )
          .default([]),
        {
          description:
            "At most so many messages in any stretch of so many seconds, in all or to one domain; all limits hold together. Each `postrider send` keeps them by itself: where several send at once by one Postgres ledger, divide.",
          example: [
            { messages: 14, seconds: 1 },
            { messages: 50_000, seconds: 86_400 },
            { messages: 2, seconds: 1, domain: "gmail.com" },
          ],
        },
      ),
      warmUp: option(z.array(z.int().min(1)).default([]), {
        description:
          "For a new sender: at most so many messages on the first day, the second, and so on; then no more limit. Kept by each sender by itself, as `limits` are.",
        example: [200, 500, 1000, 2000, 5000, 10_000],
      }),
      retryFor: option(z.number().min(0).default(24), {
        description:
          "Hours for which deliveries that the server defers are tried again, ever more rarely, from their first attempt.",
        example: 4,
        reason: "Greylisting takes minutes, a full queue hours; after a day news is old.",
      }),
      stopAt: option(z.number().min(0).max(1).default(0.1), {
        description:
          "Stops when more than this share of the last 200 answers were refusals; 1 never stops. What is sent is sent, the rest waits for `postrider send`.",
        example: 0.05,
        reason: "A list that a tenth refuses is a wrong list or a blocked sender, and going on makes both worse.",
      }),
    })
    .prefault({}),
  { description: "Sending: through which server, to whom, how fast.", example: { connections: 5 } },
);
