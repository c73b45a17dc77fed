import { describe, expect, it } from "vitest";
import { realDuration } from "../../src/send/real-duration.js";

describe("realDuration()", () => {
  const readers = new Map([
    ["example.com", 90],
    ["xn--bcher-kva.example", 10],
  ]);
  const none = { limits: [], warmUp: [] };

  it.each([
    ["the rate alone", none, 10],
    ["a limit of all", { ...none, limits: [{ messages: 20, seconds: 60 }] }, 240],
    ["a limit of a domain", { ...none, limits: [{ messages: 1, seconds: 60, domain: "Example.COM" }] }, 5340],
    ["one of a domain in letters", { ...none, limits: [{ messages: 1, seconds: 60, domain: "Bücher.example" }] }, 540],
    ["a warm-up", { ...none, warmUp: [50, 30] }, 2 * 86_400],
  ])("counts %s", (_, sending, seconds) => {
    expect(realDuration(readers, sending, 10)).toBe(seconds);
  });
});
