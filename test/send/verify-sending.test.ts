import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lookUpTxt, txtFromFile } from "../../src/send/dns-records.js";
import { verifySending } from "../../src/send/verify-sending.js";
import { settings } from "../support/publication.js";
import { startRecordingServer } from "../support/recording-server.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const pem = (type: "rsa" | "ed25519"): string =>
  (type === "rsa" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ed25519")).privateKey
    .export({ type: "pkcs8", format: "pem" })
    .toString();

/** What `verifySending` says, by the name of the finding. */
async function verify(key: string, records: Record<string, string>, over: { server?: string; domain?: string } = {}) {
  const zones = Object.fromEntries(
    Object.entries(records).map(([name, text]) => [name, { TXT: [[text.slice(0, 100), text.slice(100)]] }]),
  );
  const project = temporaryFolder({ "dkim.pem": key, "dns.json": JSON.stringify(zones) });
  const sending = {
    server: over.server ?? "smtp://127.0.0.1:1",
    bounces: "bounces@courier.example",
    dkim: { domain: over.domain ?? "courier.example", selector: "s1", key: "dkim.pem" },
  };
  const findings = await verifySending({
    settings: settings({ sending }),
    from: "news@courier.example",
    project,
    environment: {},
    lookup: txtFromFile(join(project, "dns.json")),
  });
  return new Map(findings.map(({ name, ok, detail }) => [name, { ok, detail }]));
}

describe("verifySending()", () => {
  it("finds all well where server, key and records fit", async () => {
    const server = await startRecordingServer();
    const key = pem("rsa");
    const published = createPublicKey(createPrivateKey(key)).export({ type: "spki", format: "der" }).toString("base64");
    const found = await verify(
      key,
      {
        "courier.example": "v=spf1 include:relay.example -all",
        "_dmarc.courier.example": "v=DMARC1; p=none",
        "s1._domainkey.courier.example": `v=DKIM1; k=rsa; p=${published}`,
      },
      { server: `smtp://127.0.0.1:${server.port}` },
    );
    await server.stop();
    expect([...found].filter(([, { ok }]) => !ok)).toEqual([]);
    expect(found.size).toBe(6);
    expect(server.accepted.size).toBe(0);
  });

  it("says what to publish, and what to do about a server that is not there", async () => {
    const found = await verify(pem("rsa"), {});
    expect(found.get("server")?.detail).toMatch(/nothing was sent.*nothing listens on 1$/);
    expect(found.get("dkim record")?.detail).toContain("s1._domainkey.courier.example must say: v=DKIM1; k=rsa; p=MII");
    expect(found.get("spf record")?.detail).toContain("courier.example must have one TXT record");
    expect(found.get("dmarc record")?.detail).toContain("_dmarc.courier.example needs");
    expect(found.get("alignment")?.ok).toBe(true);
  });

  it("refuses keys that receivers do not check, and records of another key", async () => {
    expect((await verify(pem("ed25519"), {})).get("dkim key")).toMatchObject({ ok: false });
    expect((await verify("no key", {})).get("dkim key")).toMatchObject({ ok: false });
    expect(
      (await verify(pem("rsa"), { "s1._domainkey.courier.example": "v=DKIM1; p=abc" })).get("dkim record")?.ok,
    ).toBe(false);
  });

  it("finds no records for a name that cannot exist", async () => {
    expect(await lookUpTxt("nothing.invalid")).toEqual([]);
  });
});
