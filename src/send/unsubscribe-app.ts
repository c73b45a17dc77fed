import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import type { Label, Labels } from "../language/labels-of.js";
import { escapeAttribute } from "../markup/escape-html.js";
import { readUnsubscribeToken } from "../message/unsubscribe-token.js";
import type { Instant } from "../model/instant.js";
import type { Suppressions } from "./lasting-suppressions.js";
import { SlidingWindow } from "./sliding-window.js";

export interface UnsubscribeOptions {
  readonly ledger: Suppressions;
  readonly secret: string;
  /** Name of the publication. */
  readonly title: string;
  /** What the pages say. */
  readonly labels: Labels;
  readonly now: () => Instant;
  /** Told what kept a reader from being answered. */
  readonly onTrouble: (error: unknown) => void;
  /** Who asks, for the limit on requests without a token. */
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
export function unsubscribeApp({ ledger, secret, title, labels, now, onTrouble, clientOf }: UnsubscribeOptions): Hono {
  const app = new Hono();
  const windows = new Map<string, SlidingWindow>();

  app.use(async (context, next) => {
    // Mail programs press the button of many readers from one address: who has a token is known by that.
    const client = readToken(context.req.path)?.hash ?? clientOf(context.req.raw);
    const window = windows.get(client) ?? new SlidingWindow(REQUESTS, PER_MILLISECONDS);
    windows.delete(client);
    windows.set(client, window);
    const [oldest] = windows.keys();
    if (windows.size > CLIENTS && oldest !== undefined) windows.delete(oldest);
    if (window.freeAt(now()) > now()) {
      return context.html(page(says("too-many-requests")), 429, { "Retry-After": "60" });
    }
    window.count(now());
    context.header("Cache-Control", "no-store");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
    context.header("X-Robots-Tag", "noindex");
    return next();
  });

  app.get("/:token{.+}", (context) => {
    if (!readToken(context.req.param("token"))) return context.html(page(says("unsubscribe-bad-link")), 404);
    return context.html(page(says("unsubscribe-ask") + button("unsubscribe", "unsubscribe")));
  });

  app.post("/:token{.+}", bodyLimit({ maxSize: 4096 }), async (context) => {
    const token = readToken(context.req.param("token"));
    if (!token) return context.html(page(says("unsubscribe-bad-link")), 404);
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
    const done = wantsBack ? says("resubscribed") : says("unsubscribed") + button("restore", "resubscribe");
    return context.html(page(done));
  });

  // Whoever asked may go on to try: nothing was written, and nothing was promised.
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    onTrouble(error);
    return context.html(page(says("try-later")), 503, { "Retry-After": "300" });
  });

  app.notFound((context) => context.html(page(says("unsubscribe-bad-link")), 404));
  return app;

  /** The token is the last part of the path: a proxy may put the service anywhere. */
  function readToken(path: string) {
    return readUnsubscribeToken(path.slice(path.lastIndexOf("/") + 1), secret);
  }

  function says(label: Label): string {
    return `<p>${escapeAttribute(labels.say(label))}</p>`;
  }

  function button(action: string, label: Label): string {
    const words = escapeAttribute(labels.say(label));
    return `<form method="post"><button name="action" value="${action}">${words}</button></form>`;
  }

  function page(content: string): string {
    const name = escapeAttribute(title);
    return `<!doctype html>
<html lang="${labels.language}" dir="${labels.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title>
<style>${STYLE}</style></head>
<body><h1>${name}</h1>${content}</body></html>
`;
  }
}

/** The colours are the browser's own; it takes those of the dark for all of the page if its root says so. */
const STYLE = `:root{color-scheme:light dark}
body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}
button{font:inherit;padding:.5em 1em}`;
