import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";

/** Who may talk to the preview. */
export interface Guard {
  /** Values of `Host` that are ours, e.g. `127.0.0.1:4321`. Empty: any, because a token is asked for. */
  readonly hosts: readonly string[];
  /** Secret that every request must carry; undefined on loopback, where nobody else can reach us. */
  readonly token?: string | undefined;
}

/** The values of `Host` of a preview on loopback. Browsers leave the port of HTTP away. */
export function loopbackHosts(port: number): string[] {
  const names = ["127.0.0.1", "localhost", "[::1]"];
  return [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])];
}

/** Browsers keep the cookies of all ports of a host together. Two previews must not take each other's away. */
function cookieAt(host: string): string {
  return `postrider-preview-${/:(\d+)$/.exec(host)?.[1] ?? "80"}`;
}

/**
 * Refuses requests that a page from elsewhere could have caused.
 *
 * - A foreign `Host` means DNS rebinding: the browser believes to talk to somebody else.
 * - A foreign `Origin`, or none where something is changed, means a form or script of another site.
 * - `Sec-Fetch-Site: cross-site` on anything but opening a page means that another site embeds us.
 * - Beyond loopback a token is asked for: once in the address, from then on in a cookie that no
 *   other site's request carries (`SameSite=Strict`).
 */
export function guard({ hosts, token }: Guard): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    const host = req.header("host") ?? "";
    if (hosts.length > 0 && !hosts.includes(host.toLowerCase())) {
      return context.text(`Not here: the preview answers to ${hosts[0]} only\n`, 421);
    }
    const reading = req.method === "GET" || req.method === "HEAD";
    const origin = req.header("origin");
    if (origin === undefined ? !reading : !isOwnOrigin(origin, host)) {
      return context.text("Refused: this came from another site\n", 403);
    }
    if (req.header("sec-fetch-site") === "cross-site" && req.header("sec-fetch-mode") !== "navigate") {
      return context.text("Refused: another site may not embed the preview\n", 403);
    }
    if (token !== undefined && !isSame(getCookie(context, cookieAt(host)), token)) {
      if (!isSame(req.query("token"), token)) {
        return context.text("Refused: open the address that `postrider preview` printed, with its token\n", 401);
      }
      await next();
      // After the answer is made: an answer made elsewhere would not carry it.
      setCookie(context, cookieAt(host), token, { httpOnly: true, sameSite: "Strict", path: "/" });
      return undefined;
    }
    return next();
  };
}

/** True for `http://host` of the request itself; `null` (sandboxed frames, files) is foreign. */
function isOwnOrigin(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

/** Compares in constant time, so that a token cannot be guessed letter by letter. */
function isSame(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
