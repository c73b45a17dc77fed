import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createChangeFeed } from "./change-feed.js";
import type { CompositionDesk } from "./composition-desk.js";
import { createApp } from "./create-app.js";
import { type DeskOptions, describeIssues, describeLists } from "./describe-desk.js";
import { deskFiles } from "./desk-files.js";
import { loopbackHosts } from "./guard.js";
import type { PreviewedProject } from "./previewed-project.js";

/** How the preview is to be served. */
export interface PreviewOptions {
  /** Address to listen on. Anything but loopback asks every visitor for a token. */
  readonly host: string;
  /** First port to try; the next free one is taken. 0: any. */
  readonly port: number;
}

/** A preview that runs. */
export interface Preview {
  /** What to open, with the token where one is needed. */
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);
/** How many ports above the first one are tried before giving up. */
const PORTS = 20;

/**
 * Serves a project's preview.
 *
 * @throws The system's own error when no port of those tried is free or the address is not ours.
 */
export async function startPreview(
  project: PreviewedProject,
  compositions: CompositionDesk,
  desk: DeskOptions,
  { host, port }: PreviewOptions,
): Promise<Preview> {
  const changes = createChangeFeed();
  const token = LOOPBACK.has(host) ? undefined : randomBytes(18).toString("base64url");
  const hosts: string[] = [];
  const app = createApp({ project, changes, compositions, files: deskFiles(), guard: { hosts, token }, options: desk });
  const { server, taken } = await listen(app.fetch, host, port).catch((error) => {
    changes.close();
    throw error;
  });
  const tellLists = afterwards(() => changes.send("lists", describeLists(project, desk)));
  project.onChange(() => {
    // With the issues in it: asking for them would cost another way there and back.
    changes.send("build", describeIssues(project, desk));
    tellLists();
  });
  if (token === undefined) hosts.push(...loopbackHosts(taken));
  const shown = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${shown}:${taken}/${token === undefined ? "" : `?token=${token}`}`,
    close: async () => {
      tellLists.cancel();
      changes.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await project.close();
    },
  };
}

/** What is seen comes first: so long, in milliseconds, the pages have to ask for it. */
const VIEWS_FIRST = 40;

/** Calls a little later, once for all times it was asked to meanwhile. */
function afterwards(call: () => void): { (): void; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const cancel = (): void => clearTimeout(timer);
  return Object.assign(
    () => {
      cancel();
      timer = setTimeout(call, VIEWS_FIRST);
    },
    { cancel },
  );
}

type Server = ReturnType<typeof serve>;
type Fetch = Parameters<typeof serve>[0]["fetch"];

const LAST_PORT = 65_535;

/** Takes the first free port; a busy one is not an error while others are left. */
async function listen(fetch: Fetch, host: string, port: number): Promise<{ server: Server; taken: number }> {
  for (let attempt = port; ; attempt += 1) {
    try {
      return await listenOn(fetch, host, attempt);
    } catch (error) {
      const busy = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!busy || attempt === Math.min(port + PORTS, LAST_PORT)) throw error;
    }
  }
}

function listenOn(fetch: Fetch, host: string, port: number): Promise<{ server: Server; taken: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, ({ port: taken }: AddressInfo) => resolve({ server, taken }));
    server.once("error", reject);
  });
}
