import { type HttpBindings, serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Labels } from "../language/labels-of.js";
import type { Ledger } from "../ledger/ledger.js";
import { unsubscribeApp } from "./unsubscribe-app.js";

export interface ServeUnsubscribeOptions {
  readonly ledger: Ledger;
  readonly secret: string;
  readonly title: string;
  readonly labels: Labels;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

/**
 * Starts the unsubscribe service. TLS is the business of the web server in front of it.
 *
 * @throws The system's own error when the port is taken or the address is not ours.
 */
export async function serveUnsubscribe(
  options: ServeUnsubscribeOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const clients = new WeakMap<Request, string>();
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (context, next) => {
    const { remoteAddress = "" } = context.env.incoming.socket;
    const forwarded = context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
    // Only a web server of ours, on this machine or its network, is believed about who asks.
    clients.set(context.req.raw, (isNear(remoteAddress) && forwarded) || remoteAddress);
    return next();
  });
  app.route("/", unsubscribeApp({ ...options, now: Date.now, clientOf: (request) => clients.get(request) ?? "" }));
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: options.host, port: options.port }, ({ port }) => {
      resolve({ port, close: () => new Promise((done) => void server.close(() => done())) });
    });
    server.once("error", reject);
  });
}

/** Loopback and private networks (RFC 1918, RFC 4193). */
function isNear(address: string): boolean {
  return /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address);
}
