import { withoutControls } from "../model/without-controls.js";
import { ProblemError } from "../problem/problem-error.js";
import type { SmtpServer } from "./smtp-server.js";

/** Says why there is no connection to a server, and what to do. Credentials are never part of it. */
export function smtpProblem(error: unknown, { host, port, user }: SmtpServer): ProblemError {
  const said = error instanceof Error ? error.message : String(error);
  const { code, hint } = explain(error, said, host, port, user);
  return new ProblemError(
    {
      code: `send/server-${code}`,
      severity: "error",
      message: `Cannot connect to ${host}:${port}: expected an SMTP server that lets us in, got "${oneLine(said)}"; nothing was sent`,
      hint,
    },
    { cause: error },
  );
}

function explain(error: unknown, said: string, host: string, port: number, user: string | undefined) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EDNS" || /ENOTFOUND|EAI_AGAIN/.test(said)) {
    return { code: "unknown", hint: `Check the name: "${host}" cannot be found in DNS` };
  }
  // "Not now", as with too many at once, says nothing about the password.
  const isTemporary = error instanceof Error && "responseCode" in error && Number(error.responseCode) < 500;
  if (code === "EAUTH" && !isTemporary) {
    return {
      code: "login",
      hint: `Check the user "${user ?? ""}" and POSTRIDER_SMTP_PASSWORD; some providers want a password made for the app`,
    };
  }
  if (code === "ETLS" || /certificate|SSL|TLS|self.signed/i.test(said)) {
    return {
      code: "tls",
      hint: `Use smtps:// for port 465 and smtp:// for 587 or 25, and the host name that stands in the certificate; for a private authority set NODE_EXTRA_CA_CERTS`,
    };
  }
  if (/ECONNREFUSED/.test(said)) return { code: "refuses", hint: `Check the port: nothing listens on ${port}` };
  if (code === "ETIMEDOUT" || /ETIMEDOUT|EHOSTUNREACH|timeout/i.test(said)) {
    return { code: "silent", hint: "Check host and port; many networks block port 25, use 587 or 465" };
  }
  return { code: "failed", hint: "Try the same server with postrider send --verify" };
}

function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, " ").slice(0, 300);
}
