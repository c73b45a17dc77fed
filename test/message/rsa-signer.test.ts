import { generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { rsaSigner } from "../../src/message/rsa-signer.js";

function keyPair(modulusLength: number) {
  return generateKeyPairSync("rsa", {
    modulusLength,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
}

describe("rsaSigner()", () => {
  it("refuses what is no RSA key, and says how to make one", () => {
    const { publicKey } = keyPair(2048);
    const ed25519 = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    for (const key of [ed25519, publicKey, "no key"]) expect(() => rsaSigner(key)).toThrow("openssl genrsa");
  });

  it("refuses a key that receivers find too short", () => {
    const { privateKey } = keyPair(768);
    expect(() => rsaSigner(privateKey)).toThrow("768 bits");
  });

  it("signs text of any script", () => {
    const { privateKey, publicKey } = keyPair(1024);
    const signature = Buffer.from(rsaSigner(privateKey)("from:åsa@example.com"), "base64");
    expect(verify("sha256", Buffer.from("from:åsa@example.com"), publicKey, signature)).toBe(true);
  });
});
