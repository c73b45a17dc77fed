import { hostname } from "node:os";
import { ProblemError } from "../problem/problem-error.js";
import { connectSmtp } from "./connect-smtp.js";
import { smtpProblem } from "./smtp-problem.js";
import type { SmtpServer } from "./smtp-server.js";
import { SmtpSession } from "./smtp-session.js";
import type { Outcome, OutgoingMessage, Transport } from "./transport.js";

/** Mails over SMTP. Connections are opened as they are needed and used again and again. */
export class SmtpTransport implements Transport {
  readonly connections: number;
  readonly #server: SmtpServer;
  readonly #idle: SmtpSession[] = [];
  /** Whether the server has ever let us in: what fails before is our mistake, what fails later is its trouble. */
  #worked = false;

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
    const outcome = await session.send(message, handOver);
    if (session.isOpen) this.#idle.push(session);
    return outcome;
  }

  async close(): Promise<void> {
    for (const session of this.#idle.splice(0)) session.close();
  }

  async #session(): Promise<SmtpSession> {
    for (let session = this.#idle.pop(); session; session = this.#idle.pop()) if (session.isOpen) return session;
    const socket = await connectSmtp(this.#server, hostname());
    const session = await SmtpSession.open(socket, hostname()).catch((error: unknown) => {
      socket.destroy();
      throw smtpProblem(error, this.#server);
    });
    this.#worked = true;
    return session;
  }
}

function isLoginProblem(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === "send/server-login";
}
