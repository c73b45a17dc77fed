/** `hard`: no such mailbox, now and always. `soft`: not this time. `blocked`: us, not the reader. */
export type BounceKind = "hard" | "soft" | "blocked";

const NO_MAILBOX =
  /user unknown|unknown (?:user|recipient|local)|no such (?:user|recipient|mailbox|address|person)|does ?n[o']t exist|not exist|no mailbox|unrouteable|account.{0,40}(?:disabled|closed|inactive)|invalid (?:recipient|mailbox|address)|user.{0,20}not found|recipient not found|mailbox (?:unavailable|not found)|mailbox(?: is| has been)?(?: currently)? (?:disabled|closed|inactive)/i;
const OUR_FAULT = /spam|block|reputation|policy|denied|dmarc|spf|dkim|listed|blacklist|rate/i;

/**
 * Tells what a failure means.
 *
 * @param written - Enhanced status code (RFC 3463), e.g. `5.1.1`; empty: none.
 * @param diagnostic - The receiving server's words.
 */
export function bounceKind(written: string, diagnostic: string): BounceKind {
  const status = moreExact(written, diagnostic);
  // RFC 3463 §3.2, §3.3: bad mailbox or system address, mailbox moved or disabled.
  if (/^5\.1\.(?:1|2|3|6|10)$|^5\.2\.1$/.test(status)) return "hard";
  if (/^\d\.7\./.test(status)) return "blocked";
  // Full mailboxes, and all that is temporary.
  if (/^4\.|^5\.2\.2$|^5\.3\.4$/.test(status)) return "soft";
  if (NO_MAILBOX.test(diagnostic)) return "hard";
  return OUR_FAULT.test(diagnostic) ? "blocked" : "soft";
}

/** Gateways write 5.0.0 where the server behind them was clearer (RFC 3463 §3.1: "other"). */
function moreExact(status: string, diagnostic: string): string {
  if (!/^\d\.0\.0$|^$/.test(status)) return status;
  // Nothing out of an IP address.
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(diagnostic)?.[0] ?? status;
}
