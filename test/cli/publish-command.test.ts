import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { runWords } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const settings = (hub: string): string =>
  `title: The Courier\nurl: https://courier.example/\nfeeds:\n  formats: [rss]\n${hub}`;
const article = (title: string, tag: string): string =>
  `---\ntitle: ${title}\ndate: 2026-11-20\ntags: [${tag}]\n---\n\nText.\n`;

async function loopbackHub(status: () => number) {
  const told: string[][] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      told.push(new URLSearchParams(body).getAll("hub.url"));
      response.writeHead(status()).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { told, line: `  hub: http://127.0.0.1:${(server.address() as AddressInfo).port}/\n` };
}

function project(hubLine: string): string {
  return temporaryFolder({
    "content/publication.yaml": settings(hubLine),
    "content/articles/a.md": article("A", "one"),
    "content/articles/b.md": article("B", "two"),
  });
}

describe("postrider publish", () => {
  it("tells the hub of every feed once, and then only of those that changed", async () => {
    const hub = await loopbackHub(() => 204);
    const cwd = project(hub.line);
    await runWords(["build"], { cwd });
    const first = await runWords(["publish", "--ping"], { cwd });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(/^ {2}✓ https:\/\/courier\.example\/feed\.xml$/m);
    expect(hub.told[0]).toContain("https://courier.example/tags/two/feed.xml");

    expect((await runWords(["publish", "--ping"], { cwd })).stdout).toBe("No feed changed\n");
    writeFileSync(join(cwd, "content/articles/a.md"), article("A, anew", "one"));
    await runWords(["build"], { cwd });
    await runWords(["publish", "--ping"], { cwd });
    expect(hub.told).toHaveLength(2);
    expect(hub.told[1]).toContain("https://courier.example/tags/one/feed.xml");
    expect(hub.told[1]).not.toContain("https://courier.example/tags/two/feed.xml");
  });

  it("says to build first where the output, or a feed of it, is gone", async () => {
    const cwd = project("");
    await runWords(["build"], { cwd });
    rmSync(join(cwd, "out/tags/two/feed.xml"));
    const { code, stderr } = await runWords(["publish"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^error\[disk\/not-built\]: .*got one without tags\/two\/feed\.xml\n {2}hint: Run postrider build/,
    );
    rmSync(join(cwd, "out"), { recursive: true });
    expect((await runWords(["publish"], { cwd })).stderr).toContain("error[disk/not-built]");
  });

  it("only lists what changed without --ping, and tells nobody", async () => {
    const hub = await loopbackHub(() => 204);
    const cwd = project(hub.line);
    await runWords(["build"], { cwd });
    const { stdout } = await runWords(["publish", "--json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      told: [],
      changed: expect.arrayContaining(["https://courier.example/feed.xml"]),
    });
    expect(hub.told).toEqual([]);
  });

  it("tells again what the hub refused", async () => {
    let status = 404;
    const hub = await loopbackHub(() => status);
    const cwd = project(hub.line);
    await runWords(["build"], { cwd });
    const { code, stderr } = await runWords(["publish", "--ping"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain("error[send/hub-refused]: Cannot tell the hub");
    status = 200;
    expect((await runWords(["publish", "--ping"], { cwd })).code).toBe(0);
    expect(hub.told[1]).toEqual(hub.told[0]);
  });

  it("asks for a hub where there is none, and for a build", async () => {
    const cwd = project("");
    expect((await runWords(["publish"], { cwd })).stderr).toContain("error[disk/not-built]");
    await runWords(["build"], { cwd });
    const { code, stderr } = await runWords(["publish", "--ping"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain("error[cli/no-hub]");
  });
});
