import { createPrivateKey, createPublicKey } from "node:crypto";
import { hostname } from "node:os";
import { ProblemError } from "../problem/problem-error.js";
import type { Settings } from "../publication/settings.js";
import { connectSmtp } from "./connect-smtp.js";
import type { TxtLookup } from "./dns-records.js";
import { serverAddress } from "./open-transport.js";
import { readKeyFile } from "./read-signer.js";
import type { Environment } from "./sending-folder.js";
import { smtpServer } from "./smtp-server.js";

export interface VerifyOptions {
  readonly settings: Settings;
  /** Address that mail is from. */
  readonly from: string;
  readonly project: string;
  readonly environment: Environment;
  readonly lookup: TxtLookup;
}

/** One thing that was looked at. */
export interface Finding {
  readonly name: "server" | "dkim key" | "dkim record" | "spf record" | "dmarc record" | "alignment";
  readonly ok: boolean;
  /** What was seen, and what to do where it is not right. */
  readonly detail: string;
}

/**
 * Looks at everything that decides whether mail arrives, and sends none: the server lets us in, the
 * key can sign, and what is published in DNS fits (Gmail's, Yahoo's and Microsoft's sender rules).
 */
export async function verifySending(options: VerifyOptions): Promise<readonly Finding[]> {
  const { sending } = options.settings;
  const domain = domainOf(options.from);
  const envelope = domainOf(sending.bounces ?? options.from);
  const findings = [await verifyServer(options), ...(await verifyDkim(options))];
  const spf = (await options.lookup(envelope)).filter((record) => /^v=spf1\b/i.test(record));
  findings.push({
    name: "spf record",
    ok: spf.length === 1,
    detail:
      spf.length === 1
        ? `${envelope}: ${spf[0]}`
        : `${envelope} must have one TXT record that begins with v=spf1 (RFC 7208 §3), it has ${spf.length}`,
  });
  const dmarc = (await options.lookup(`_dmarc.${domain}`)).filter((record) => /^v=DMARC1\b/.test(record));
  findings.push({
    name: "dmarc record",
    ok: dmarc.length === 1,
    detail: dmarc[0] ?? `_dmarc.${domain} needs a TXT record, at least: v=DMARC1; p=none; rua=mailto:…`,
  });
  const signed = sending.dkim?.domain.toLowerCase();
  const aligned = [signed, envelope].some((other) => other !== undefined && isAligned(domain, other));
  findings.push({
    name: "alignment",
    ok: aligned,
    detail: aligned
      ? `mail is from ${domain}, as is ${signed === undefined ? "its envelope" : "its signature or its envelope"}`
      : `mail is from ${domain}, but neither signed for it nor bounced to it: set sending.dkim.domain or sending.bounces there (RFC 7489 §3.1)`,
  });
  return findings;
}

async function verifyServer({ settings, environment }: VerifyOptions): Promise<Finding> {
  try {
    const server = smtpServer(serverAddress(settings.sending.server, environment), environment);
    const socket = await connectSmtp(server, hostname());
    const isEncrypted = "encrypted" in socket;
    socket.end("QUIT\r\n");
    const login = server.user === undefined ? "without a login" : `as ${server.user}`;
    return {
      name: "server",
      ok: true,
      detail: `${server.host}:${server.port} lets us in ${login}, ${isEncrypted ? "over TLS" : "without TLS"}`,
    };
  } catch (error) {
    return { name: "server", ok: false, detail: describe(error) };
  }
}

async function verifyDkim({ settings, project, lookup }: VerifyOptions): Promise<readonly Finding[]> {
  const { dkim } = settings.sending;
  if (!dkim)
    return [
      {
        name: "dkim key",
        ok: true,
        detail: "none: the relay has to sign, with List-Unsubscribe-Post in h= (RFC 8058 §4)",
      },
    ];
  let published: string;
  try {
    const key = createPrivateKey(readKeyFile(dkim.key, project));
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType !== "rsa" || bits < 1024) {
      return [
        {
          name: "dkim key",
          ok: false,
          detail: `an RSA key of at least 1024 bits is needed, this is ${key.asymmetricKeyType} of ${bits}`,
        },
      ];
    }
    published = createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");
  } catch (error) {
    return [{ name: "dkim key", ok: false, detail: describe(error) }];
  }
  const name = `${dkim.selector}._domainkey.${dkim.domain}`;
  const records = await lookup(name);
  const fits = records.some((record) => /(?:^|;)\s*p=([^;]*)/.exec(record)?.[1]?.replace(/\s/g, "") === published);
  const wanted = `${name} must say: v=DKIM1; k=rsa; p=${published}`;
  return [
    { name: "dkim key", ok: true, detail: "RSA" },
    { name: "dkim record", ok: fits, detail: fits ? `${name} holds this key` : wanted },
  ];
}

/** Relaxed alignment (RFC 7489 §3.1): one is the other, or below it. */
function isAligned(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

function describe(error: unknown): string {
  if (error instanceof ProblemError) return [error.problem.message, error.problem.hint].filter(Boolean).join("; ");
  return error instanceof Error ? error.message : String(error);
}
