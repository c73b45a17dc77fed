import type { Socket } from "node:net";
import { smtpProblem } from "./smtp-problem.js";
import type { SmtpServer } from "./smtp-server.js";

/** What a server may take to accept a connection and greet. */
const CONNECT_MILLISECONDS = 30_000;

/**
 * Connects to a server: name, TLS, greeting, STARTTLS and login are Nodemailer's work.
 *
 * A password is only given over TLS, except to this machine.
 *
 * @param name - What we call ourselves in EHLO: a host name.
 * @returns The socket, ready for MAIL FROM.
 * @throws {ProblemError} `send/server-…`, saying what to do.
 */
export async function connectSmtp(server: SmtpServer, name: string): Promise<Socket> {
  const { default: SMTPConnection } = await import("nodemailer/lib/smtp-connection");
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.user !== undefined && !isThisMachine(server.host),
    name,
    connectionTimeout: CONNECT_MILLISECONDS,
    greetingTimeout: CONNECT_MILLISECONDS,
    socketTimeout: CONNECT_MILLISECONDS,
  });
  // What breaks the connection, at whichever step: the callbacks of Nodemailer are not told then.
  const broken = new Promise<never>((_resolve, reject) => connection.on("error", reject));
  broken.catch(() => undefined);
  try {
    await take((done) => connection.connect(done), broken);
    if (server.user !== undefined) {
      const credentials = { user: server.user, pass: server.password ?? "" };
      await take((done) => connection.login({ credentials }, done), broken);
    }
    const socket = connection._socket;
    if (!socket) throw new Error("the connection closed");
    return socket;
  } catch (error) {
    connection.close();
    throw smtpProblem(error, server);
  }
}

/** Takes a step of Nodemailer's; it fails too when the connection breaks meanwhile. */
function take(step: (done: (error?: Error | null) => void) => void, broken: Promise<never>): Promise<void> {
  const taken = new Promise<void>((resolve, reject) => step((error) => (error ? reject(error) : resolve())));
  return Promise.race([broken, taken]);
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
