import { hostname } from "node:os";
import { ProblemError } from "../problem/problem-error.js";
import { connectSmtp } from "./connect-smtp.js";
import { smtpProblem } from "./smtp-problem.js";
import type { SmtpServer } from "./smtp-server.js";
import { SmtpSession } from "./smtp-session.js";
import type { Outcome, OutgoingMessage, Transport } from "./transport.js";

/** A server that wants no more connections is asked for one more after so long. */
const FULL_MILLISECONDS = 10_000;

/**
 * Mails over SMTP. Connections are opened as they are needed and used again and again; where the server lets us have
 * fewer than we want, those that there are carry all.
 */
export class SmtpTransport implements Transport {
  readonly connections: number;
  readonly #server: SmtpServer;
  readonly #idle: SmtpSession[] = [];
  /** The first connection, which all others wait for: what fails before is our mistake, what fails later is its trouble. */
  #first: Promise<SmtpSession> | undefined;
  #worked = false;
  /** Connections that stand, idle or not. */
  #standing = 0;
  /** The server has refused one more: until this moment those that stand carry all. */
  #fullUntil = 0;
  /** Deliveries that wait for a connection of another. */
  #waiting: (() => void)[] = [];

  constructor(server: SmtpServer, connections: number) {
    this.#server = server;
    this.connections = connections;
  }

  async deliver(message: OutgoingMessage, handOver: () => Promise<boolean>): Promise<Outcome> {
    let session: SmtpSession;
    try {
      session = await this.#session();
    } catch (error) {
      if (!this.#worked || isLoginProblem(error)) throw error;
      return { state: "deferred", reply: error instanceof Error ? error.message : String(error), general: true };
    }
    try {
      return await session.send(message, handOver);
    } finally {
      this.#giveBack(session);
    }
  }

  async close(): Promise<void> {
    for (const session of this.#idle.splice(0)) session.close();
  }

  async #session(): Promise<SmtpSession> {
    for (;;) {
      const idle = this.#idle.pop();
      if (idle?.isOpen) return idle;
      if (idle) this.#standing -= 1;
      else if (this.#standing === 0 || this.#fullUntil <= Date.now()) {
        const session = await this.#another();
        if (session) return session;
      } else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** One more connection; undefined where another has come into being, or the server wants no more than stand. */
  async #another(): Promise<SmtpSession | undefined> {
    try {
      if (this.#worked) return await this.#connect();
      if (this.#first) return void (await this.#first);
      this.#first = this.#connect();
      return await this.#first;
    } catch (error) {
      this.#first = undefined;
      if (this.#standing === 0 || isLoginProblem(error)) throw error;
      this.#fullUntil = Date.now() + FULL_MILLISECONDS;
      return undefined;
    }
  }

  async #connect(): Promise<SmtpSession> {
    const socket = await connectSmtp(this.#server, hostname());
    const session = await SmtpSession.open(socket, hostname()).catch((error: unknown) => {
      socket.destroy();
      throw smtpProblem(error, this.#server);
    });
    this.#worked = true;
    this.#standing += 1;
    return session;
  }

  #giveBack(session: SmtpSession): void {
    if (session.isOpen) this.#idle.push(session);
    else this.#standing -= 1;
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

function isLoginProblem(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === "send/server-login";
}
