import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { runWords } from "../support/command-line.js";
import { PREVIEW_SITE } from "../support/preview-site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const MAIN = fileURLToPath(new URL("../../dist/program/main.js", import.meta.url));

/** An address for examples (RFC 5737): no machine has it. */
const NOBODYS = "192.0.2.1";

/** Takes a port of this machine until the test is over, if nobody else has it. */
async function takePort(port: number): Promise<number> {
  const server = createServer();
  onTestFinished(() => void server.close());
  server.listen(port, "127.0.0.1");
  await Promise.race([once(server, "listening"), once(server, "error").catch(() => undefined)]);
  return (server.address() as AddressInfo | null)?.port ?? port;
}

describe("a service that cannot listen where it is told to", () => {
  it("says so, and ends", async () => {
    const cwd = temporaryFolder(PREVIEW_SITE);
    for (const command of ["preview", "serve-unsubscribe"]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, command, "--host", NOBODYS], {
        cwd,
        encoding: "utf8",
        timeout: 15_000,
        killSignal: "SIGKILL",
      });
      expect({ command, status, stdout }).toEqual({ command, status: 2, stdout: "" });
      expect(stderr).toBe(
        `error[cli/host]: Cannot listen on host "${NOBODYS}": expected an address of this machine\n  hint: Write --host 127.0.0.1 for this machine alone, --host 0.0.0.0 for its network, too\n`,
      );
    }
  });

  it.each([
    ["--host", "", /^error\[cli\/host\]: Cannot listen on host "": expected/],
    ["--host", "not a host", /^error\[cli\/host\]: Cannot listen on host "not a host": expected/],
    ["--port", "80a", /^error\[cli\/port\]: Cannot listen on port "80a": expected a number from 0 to 65535\n/],
    ["--port", "65536", /^error\[cli\/port\]: /],
  ])("takes %s %j for wrong words of the command line", async (option, value, said) => {
    const cwd = temporaryFolder(PREVIEW_SITE);
    for (const command of ["preview", "serve-unsubscribe"]) {
      const { code, stderr } = await runWords([command, option, value], { cwd });
      expect({ command, code }).toEqual({ command, code: 2 });
      expect(stderr).toMatch(said);
    }
  });

  it("names the ports that it found taken, the last one there is among them", async () => {
    const cwd = temporaryFolder(PREVIEW_SITE);
    const port = await takePort(0);
    const second = await runWords(["serve-unsubscribe", "--port", String(port)], { cwd });
    expect(second.code).toBe(2);
    expect(second.stderr).toMatch(
      new RegExp(`^error\\[cli/port\\]: Cannot listen on port ${port} of 127\\.0\\.0\\.1: expected a free one, `),
    );
    await takePort(65_534);
    await takePort(65_535);
    const preview = await runWords(["preview", "--port", "65534"], { cwd });
    expect(preview.code).toBe(2);
    expect(preview.stderr).toMatch(/^error\[cli\/port\]: Cannot listen on ports 65534 to 65535 of 127\.0\.0\.1: /);
  });
});
