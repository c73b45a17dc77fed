import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { guard, loopbackHosts } from "../../src/preview/guard.js";

const HOST = "127.0.0.1:4321";

function app(token?: string, port = 4321): Hono {
  const made = new Hono();
  made.use(guard({ hosts: token === undefined ? loopbackHosts(port) : [], token }));
  made.get("/", (context) => context.text("desk"));
  made.post("/api", (context) => context.text("done"));
  return made;
}

const ask = (made: Hono, path: string, headers: Record<string, string>, method = "GET") =>
  made.request(`http://${HOST}${path}`, { method, headers: { host: HOST, ...headers } });

describe("guard() on loopback", () => {
  it("lets the owner in under each of the local names", async () => {
    expect((await ask(app(), "/", {})).status).toBe(200);
    expect((await ask(app(), "/", { host: "LOCALHOST:4321" })).status).toBe(200);
  });

  it("lets the owner in at port 80, which browsers leave away", async () => {
    const made = app(undefined, 80);
    expect((await ask(made, "/", { host: "localhost" })).status).toBe(200);
    expect((await ask(made, "/api", { host: "127.0.0.1", origin: "http://127.0.0.1" }, "POST")).status).toBe(200);
    expect((await ask(made, "/", { host: "127.0.0.1:80" })).status).toBe(200);
    expect((await ask(made, "/", { host: "evil.example" })).status).toBe(421);
  });

  const foreignHosts = [
    "evil.example",
    "evil.example:4321",
    "127.0.0.1",
    "127.0.0.1:80",
    "",
    "127.0.0.1:4321.evil.example",
  ];
  for (const host of foreignHosts) {
    it(`refuses the host "${host}": a rebound DNS name`, async () => {
      expect((await ask(app(), "/", { host })).status).toBe(421);
    });
  }

  const foreignOrigins = ["http://evil.example", "null", "https://127.0.0.1:4321", "http://127.0.0.1:4322", ""];
  for (const origin of foreignOrigins) {
    it(`refuses the origin "${origin}" for reading and for writing`, async () => {
      expect((await ask(app(), "/", { origin })).status).toBe(403);
      expect((await ask(app(), "/api", { origin }, "POST")).status).toBe(403);
    });
  }

  it("refuses to change anything for a request that does not say where it comes from", async () => {
    expect((await ask(app(), "/api", {}, "POST")).status).toBe(403);
    expect((await ask(app(), "/api", { origin: `http://${HOST}` }, "POST")).status).toBe(200);
  });

  it("may be opened by a link of another site, but not embedded by it", async () => {
    const cross = { "sec-fetch-site": "cross-site" };
    expect((await ask(app(), "/", { ...cross, "sec-fetch-mode": "navigate" })).status).toBe(200);
    expect((await ask(app(), "/", { ...cross, "sec-fetch-mode": "no-cors" })).status).toBe(403);
  });
});

describe("guard() beyond loopback", () => {
  it("asks for the token, takes it from the address once, and from the cookie after that", async () => {
    expect((await ask(app("s3cret"), "/", {})).status).toBe(401);
    expect((await ask(app("s3cret"), "/?token=wrong!", {})).status).toBe(401);
    const opened = await ask(app("s3cret"), "/?token=s3cret", {});
    expect(opened.status).toBe(200);
    const cookie = opened.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect((await ask(app("s3cret"), "/", { cookie: cookie.split(";")[0] ?? "" })).status).toBe(200);
  });

  it("keeps out of the way of another preview on the same host", async () => {
    const cookies = await Promise.all(
      ["4321", "4322"].map(async (port) => {
        const { headers } = await ask(app("s3cret"), "/?token=s3cret", { host: `desk.example:${port}` });
        return headers.get("set-cookie")?.split("=")[0];
      }),
    );
    expect(new Set(cookies).size).toBe(2);
  });
});
