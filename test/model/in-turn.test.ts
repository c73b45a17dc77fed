import { describe, expect, it } from "vitest";
import { inTurn } from "../../src/model/in-turn.js";

describe("inTurn()", () => {
  it("begins each work when the one before has ended, in the order they came", async () => {
    const queue = inTurn();
    const seen: string[] = [];
    const work = (name: string, rounds: number) => async () => {
      seen.push(`${name} begins`);
      for (let round = 0; round < rounds; round += 1) await Promise.resolve();
      seen.push(`${name} ends`);
      return name;
    };
    const names = await Promise.all([queue(work("a", 9)), queue(work("b", 3)), queue(work("c", 0))]);
    expect(names).toEqual(["a", "b", "c"]);
    expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  });

  it("tells a failure to those who asked for that work, and goes on with the next", async () => {
    const queue = inTurn();
    const ended = await Promise.allSettled([
      queue(() => Promise.reject(new Error("no such file"))),
      queue(() => {
        throw new Error("thrown at once");
      }),
      queue(async () => "written"),
    ]);
    expect(ended).toEqual([
      { status: "rejected", reason: new Error("no such file") },
      { status: "rejected", reason: new Error("thrown at once") },
      { status: "fulfilled", value: "written" },
    ]);
  });

  it("knows nothing of other queues", async () => {
    void inTurn()(() => new Promise(() => undefined));
    expect(await inTurn()(async () => "done")).toBe("done");
  });
});
