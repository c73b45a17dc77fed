import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Clock } from "../../src/send/clock.js";
import { pingHub } from "../../src/send/ping-hub.js";

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A hub on this machine that answers with what it is given, in turn, and keeps what it was told. */
async function loopbackHub(...answers: readonly Answer[]) {
  const requests: { method: string | undefined; headers: IncomingHttpHeaders; body: URLSearchParams }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const { status, headers = {}, body: text = "" } = answers[requests.length] ?? { status: 204 };
      requests.push({ method: request.method, headers: request.headers, body: new URLSearchParams(body) });
      response.writeHead(status, headers).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hub?key=1`, requests, close: () => server.close() };
}

/** A clock on which waiting takes no time, and which notes how long it was to be. */
function fastClock(): Clock & { readonly pauses: number[] } {
  const pauses: number[] = [];
  return { pauses, now: () => 0, until: async (moment) => void pauses.push(moment) };
}

const never = new AbortController().signal;
const topics = ["https://courier.example/feed.xml", "https://courier.example/tags/%D1%85/atom.xml"];

describe("pingHub()", () => {
  it("tells the hub of all feeds in one request", async () => {
    const hub = await loopbackHub({ status: 204 });
    expect(await pingHub(hub.url, topics, never)).toEqual({ told: topics, problems: [] });
    expect(hub.requests).toHaveLength(1);
    expect(hub.requests[0]?.method).toBe("POST");
    expect(hub.requests[0]?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
    expect(hub.requests[0]?.body.get("hub.mode")).toBe("publish");
    expect(hub.requests[0]?.body.getAll("hub.url")).toEqual(topics);
  });

  it("tells of thousands in requests that a hub takes", async () => {
    const hub = await loopbackHub();
    const many = Array.from({ length: 120 }, (_, n) => `https://courier.example/tags/${n}/feed.xml`);
    expect((await pingHub(hub.url, many, never)).told).toEqual(many);
    expect(hub.requests.map(({ body }) => body.getAll("hub.url").length)).toEqual([50, 50, 20]);
  });

  it("tries again when the hub is down or busy, as late as the hub asks", async () => {
    const hub = await loopbackHub({ status: 503 }, { status: 429, headers: { "retry-after": "7" } }, { status: 202 });
    const clock = fastClock();
    expect((await pingHub(hub.url, topics, never, clock)).told).toEqual(topics);
    expect(clock.pauses).toEqual([1000, 7000]);
  });

  it("gives up after four attempts and says what the hub said", async () => {
    const down = { status: 500, body: "out of\n  order" };
    const hub = await loopbackHub(down, down, down, down);
    const clock = fastClock();
    const { told, problems } = await pingHub(hub.url, topics, never, clock);
    expect(told).toEqual([]);
    expect(clock.pauses).toEqual([1000, 2000, 4000]);
    expect(problems).toMatchObject([
      {
        code: "send/hub-refused",
        message: `Cannot tell the hub ${hub.url} of ${topics[0]} and 1 more: expected it to take note, got status 500: out of order`,
      },
    ]);
  });

  it("does not ask again what was refused for good", async () => {
    const hub = await loopbackHub({ status: 404 });
    expect((await pingHub(hub.url, topics, never, fastClock())).problems[0]?.hint).toMatch(/^Check feeds\.hub/);
    expect(hub.requests).toHaveLength(1);
  });

  it("does not wait for a hub that asks for an hour", async () => {
    const hub = await loopbackHub({ status: 503, headers: { "retry-after": "3600" } });
    const clock = fastClock();
    expect((await pingHub(hub.url, topics, never, clock)).problems).toHaveLength(1);
    expect(clock.pauses).toEqual([]);
  });

  it("says that nobody answers", async () => {
    const hub = await loopbackHub();
    hub.close();
    const { problems } = await pingHub(hub.url, topics, never, fastClock());
    expect(problems[0]?.message).toMatch(/got .*ECONNREFUSED/);
  });
});
