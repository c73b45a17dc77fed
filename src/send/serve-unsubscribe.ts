import { type Http2Bindings, type HttpBindings, type ServerType, serve } from "@hono/node-server";
import type { Labels } from "../language/labels-of.js";
import type { Suppressions } from "./lasting-suppressions.js";
import { unsubscribeApp } from "./unsubscribe-app.js";

export interface ServeUnsubscribeOptions {
  readonly ledger: Suppressions;
  readonly secret: string;
  readonly title: string;
  readonly labels: Labels;
  /** See `UnsubscribeOptions`. */
  readonly onTrouble: (error: unknown) => void;
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
  const app = unsubscribeApp({ ...options, now: Date.now, clientOf: (request) => clients.get(request) ?? "" });
  const answer = (request: Request, { incoming }: HttpBindings | Http2Bindings): Response | Promise<Response> => {
    const { remoteAddress = "" } = incoming.socket;
    const forwarded = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
    // Only a web server of ours, on this machine or its network, is believed about who asks.
    clients.set(request, (isNear(remoteAddress) && forwarded) || remoteAddress);
    return app.fetch(request);
  };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: answer, hostname: options.host, port: options.port }, ({ port }) => {
      resolve({ port, close: () => closeServer(server) });
    });
    server.once("error", reject);
  });
}

/** How long requests that have begun may take when the service ends, in milliseconds. */
const GRACE = 2000;

/** Lets requests come to their end, but waits for no client that has gone silent: until the next start nobody is answered. */
function closeServer(server: ServerType): Promise<void> {
  return new Promise((done) => {
    const drop = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), GRACE);
    server.close(() => {
      clearTimeout(drop);
      done();
    });
  });
}

/** Loopback and private networks (RFC 1918, RFC 4193). */
function isNear(address: string): boolean {
  return /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address);
}
