import { percentDecoded } from "../model/percent-decoded.js";
/** Which server to send through, and as whom. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps://`, RFC 8314); otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  /** Credentials; absent: none are given. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * Reads an address such as `smtp://user@mail.example:587`.
 *
 * @param environment - POSTRIDER_SMTP_PASSWORD is the password; it is never part of a setting. An
 *   address from the environment or the command line may contain one.
 */
export function smtpServer(address: string, environment: Readonly<Record<string, string | undefined>>): SmtpServer {
  const url = new URL(address);
  const secure = url.protocol === "smtps:";
  const password = url.password === "" ? environment["POSTRIDER_SMTP_PASSWORD"] : percentDecoded(url.password);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    // 465 and 587 are what submission uses (RFC 8314 §3.3, RFC 6409).
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    user: url.username === "" ? undefined : percentDecoded(url.username),
    password,
  };
}
