import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { progressLine } from "../../src/cli/progress-line.js";
import { terminal } from "../../src/cli/terminal.js";

function watched(isTTY: boolean) {
  let [text, time] = ["", 0];
  const stream = new Writable({
    write: (chunk, _, done) => {
      text += chunk;
      done();
    },
  });
  const line = progressLine(terminal(Object.assign(stream, { isTTY }), {}), () => time);
  return {
    text: () => text,
    at(milliseconds: number, done: number) {
      time = milliseconds;
      line.show({ phase: "reading articles", done, total: 12_000 });
    },
    clear: line.clear,
  };
}

describe("progressLine()", () => {
  it("says nothing in the first second, then a line at most ten times a second, and cleans up", () => {
    const { at, clear, text } = watched(true);
    at(500, 100);
    at(999, 200);
    expect(text()).toBe("");
    at(1000, 3000);
    at(1050, 3100);
    at(1100, 4000);
    clear();
    expect(text()).toBe(
      "\r\u001b[Kreading articles: 3,000 of 12,000\r\u001b[Kreading articles: 4,000 of 12,000\r\u001b[K",
    );
  });

  it("writes nothing where nobody watches", () => {
    const { at, clear, text } = watched(false);
    at(5000, 3000);
    clear();
    expect(text()).toBe("");
  });
});
