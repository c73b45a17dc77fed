import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Ledger } from "../ledger/ledger.js";
import { escapeAttribute } from "../markup/escape-html.js";
import { readUnsubscribeToken } from "../message/unsubscribe-token.js";
import type { Instant } from "../model/instant.js";
import { SlidingWindow } from "./sliding-window.js";

export interface UnsubscribeOptions {
  readonly ledger: Pick<Ledger, "suppress" | "suppression">;
  readonly secret: string;
  /** Name of the publication. */
  readonly title: string;
  readonly now: () => Instant;
  /** Who asks, for the limit on requests. */
  readonly clientOf: (request: Request) => string;
}

/** Nobody has to unsubscribe more often than that; who tries is guessing tokens. */
const REQUESTS = 30;
const PER_MILLISECONDS = 60_000;
/** Clients that are remembered; when there are more, the longest known is forgotten. */
const CLIENTS = 10_000;

/**
 * The unsubscribe service: `/<token>`.
 *
 * A POST unsubscribes, from a mail program's button (RFC 8058) as from ours. A GET only shows a page
 * with a button: scanners and previews follow every link of a mail, and unsubscribe nobody.
 */
export function unsubscribeApp({ ledger, secret, title, now, clientOf }: UnsubscribeOptions): Hono {
  const app = new Hono();
  const windows = new Map<string, SlidingWindow>();

  app.use(async (context, next) => {
    const client = clientOf(context.req.raw);
    const window = windows.get(client) ?? new SlidingWindow(REQUESTS, PER_MILLISECONDS);
    windows.delete(client);
    windows.set(client, window);
    const [oldest] = windows.keys();
    if (windows.size > CLIENTS && oldest !== undefined) windows.delete(oldest);
    if (window.freeAt(now()) > now()) {
      return context.html(page(title, "<p>Too many requests. Please wait a minute.</p>"), 429, { "Retry-After": "60" });
    }
    window.count(now());
    context.header("Cache-Control", "no-store");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
    context.header("X-Robots-Tag", "noindex");
    return next();
  });

  app.get("/:token{.+}", (context) => {
    if (!readToken(context.req.param("token"))) return context.html(page(title, INVALID), 404);
    return context.html(page(title, button("unsubscribe", "Unsubscribe", "Do you want to get no more mail from us?")));
  });

  app.post("/:token{.+}", bodyLimit({ maxSize: 4096 }), async (context) => {
    const token = readToken(context.req.param("token"));
    if (!token) return context.html(page(title, INVALID), 404);
    // Only our own button asks for that; whatever else is posted means to leave.
    const { action } = await context.req.parseBody().catch((): Record<string, unknown> => ({}));
    const wantsBack = action === "restore";
    const isOut = (await ledger.suppression(token.hash))?.action === "suppress";
    if (isOut === wantsBack) {
      await ledger.suppress({
        hash: token.hash,
        action: wantsBack ? "restore" : "suppress",
        reason: "unsubscribed",
        detail: `mailing ${token.mailing}`,
        at: now(),
      });
    }
    const done = wantsBack
      ? "<p>You will get our mail again.</p>"
      : button("restore", "Subscribe again", "You will get no more mail from us. Was it a mistake?");
    return context.html(page(title, done));
  });

  app.notFound((context) => context.html(page(title, INVALID), 404));
  return app;

  /** The token is the last part of the path: a proxy may put the service anywhere. */
  function readToken(path: string) {
    return readUnsubscribeToken(path.slice(path.lastIndexOf("/") + 1), secret);
  }
}

const INVALID = "<p>This link is not valid, or not whole. Please use the link of the mail as it is.</p>";

function button(action: string, label: string, question: string): string {
  return `<p>${question}</p><form method="post"><button name="action" value="${action}">${label}</button></form>`;
}

function page(title: string, content: string): string {
  const name = escapeAttribute(title);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}
button{font:inherit;padding:.5em 1em}</style></head>
<body><h1>${name}</h1>${content}</body></html>
`;
}
