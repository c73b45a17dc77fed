import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { rsaSigner } from "../../src/message/rsa-signer.js";

// As compiled: no thread can load the sources.
const COMPILED = new URL("../../dist/send/signing-threads.js", import.meta.url).href;
const { signingThreads } = (await import(COMPILED)) as typeof import("../../src/send/signing-threads.js");

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

describe("signingThreads()", () => {
  it("gives everyone the signature of their own text, however many ask at once", async () => {
    const threads = signingThreads(privateKey);
    const texts = Array.from({ length: 500 }, (_, index) => `to:reader${index}@example.com`);
    const signatures = await Promise.all(texts.map((text) => threads.sign(text)));
    await threads.close();
    expect(signatures).toEqual(texts.map(rsaSigner(privateKey)));
  });

  it("tells those who wait when the threads have ended", async () => {
    const threads = signingThreads(privateKey);
    const all = Array.from({ length: 200 }, () => threads.sign("text"));
    const results = Promise.allSettled(all);
    await Promise.all(all.slice(0, 100));
    await threads.close();
    const states = (await results).map(({ status }) => status);
    expect(states.slice(0, 100)).not.toContain("rejected");
    expect(states.slice(100)).not.toContain("fulfilled");
  });
});
