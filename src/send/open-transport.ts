import { resolve } from "node:path";
import { ProblemError } from "../problem/problem-error.js";
import { FolderTransport } from "./folder-transport.js";
import type { Environment } from "./sending-folder.js";
import { smtpServer } from "./smtp-server.js";
import { SmtpTransport } from "./smtp-transport.js";
import { StdoutTransport } from "./stdout-transport.js";
import type { Transport } from "./transport.js";

export interface TransportOptions {
  /** Where to, in place of the server: a folder, or `-` for standard output. */
  readonly to?: string | undefined;
  /** `settings.sending.server`; POSTRIDER_SMTP_URL comes before it. */
  readonly server?: string | undefined;
  readonly connections: number;
  readonly project: string;
  readonly environment: Environment;
  readonly write: (text: string) => void;
}

/** @throws {ProblemError} `send/no-server` */
export function openTransport({ to, server, connections, project, environment, write }: TransportOptions): Transport {
  if (to === "-") return new StdoutTransport(write);
  if (to !== undefined) return new FolderTransport(resolve(project, to));
  return new SmtpTransport(smtpServer(serverAddress(server, environment), environment), connections);
}

/** The address of the server, from the environment or the settings. */
export function serverAddress(server: string | undefined, environment: Environment): string {
  const address = environment["POSTRIDER_SMTP_URL"] || server;
  if (address !== undefined && isAddress(address)) return address;
  throw new ProblemError({
    code: "send/no-server",
    severity: "error",
    message: `Cannot send: expected the address of an SMTP server, got ${address === undefined ? "none" : "something else"}`,
    hint: "Set sending.server: smtp://user@mail.example:587 and POSTRIDER_SMTP_PASSWORD, or use --to folder",
  });
}

/** In its user and password too, a percent sign stands as %25. */
function isAddress(text: string): boolean {
  return /^smtps?:\/\//.test(text) && URL.canParse(text) && !/%(?![\da-f]{2})/i.test(text);
}
