import type { Socket } from "node:net";
import { ProblemError } from "../problem/problem-error.js";
import { SmtpReplies, type SmtpReply } from "./smtp-replies.js";
import type { Outcome, OutgoingMessage } from "./transport.js";

/** The longest that an answer to the end of the data may take (RFC 5321 §4.5.3.2.6), and to anything else. */
const DATA_END_MILLISECONDS = 600_000;
const COMMAND_MILLISECONDS = 300_000;

/**
 * Mails messages over one connection that is set up already, one after another.
 *
 * This dialogue is spoken here and not by Nodemailer for two reasons. The ledger must be written
 * between the 354 and the first byte of the message, and must know on which side of it a
 * connection broke. And the messages have no line that begins with a dot, so they need no pass
 * byte by byte, which is what most of the time goes into otherwise.
 */
export class SmtpSession {
  readonly #socket: Socket;
  readonly #replies: SmtpReplies;
  readonly #extensions: ReadonlySet<string>;

  private constructor(socket: Socket, replies: SmtpReplies, extensions: ReadonlySet<string>) {
    this.#socket = socket;
    this.#replies = replies;
    this.#extensions = extensions;
  }

  /** Takes over a connection that has been greeted, and logged in to where needed. */
  static async open(socket: Socket, name: string): Promise<SmtpSession> {
    const replies = new SmtpReplies(socket);
    // Said once more, since what the server can do is what it said last (RFC 5321 §4.1.4).
    socket.write(`EHLO ${name}\r\n`);
    const { code, lines } = await replies.next(COMMAND_MILLISECONDS);
    if (code !== 250) throw new Error(`the server said ${code} ${lines.join(" ")} to EHLO`);
    const extensions = lines.slice(1).map((line) => line.split(" ")[0]?.toUpperCase() ?? "");
    return new SmtpSession(socket, replies, new Set(extensions));
  }

  /** False once the connection cannot carry another message. */
  get isOpen(): boolean {
    return this.#replies.isOpen && !this.#socket.destroyed;
  }

  async send({ envelope, pieces }: OutgoingMessage, handOver: () => Promise<boolean>): Promise<Outcome> {
    const international = /[^\x20-\x7e]/.test(envelope.to);
    if (international && !this.#extensions.has("SMTPUTF8")) {
      return { state: "refused", reply: "the server takes no addresses beyond ASCII (SMTPUTF8)" };
    }
    try {
      const refusal = await this.#announce([
        `MAIL FROM:<${envelope.from}>${international ? " SMTPUTF8" : ""}`,
        `RCPT TO:<${envelope.to}>`,
        "DATA",
      ]);
      if (refusal) return refusal;
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      // The end of the data was not sent, so the server has no message (RFC 5321 §4.1.1.4).
      return { state: "deferred", reply: this.#lost(error), general: true };
    }
    const isOurs = await handOver().catch((error: unknown) => {
      this.#socket.destroy();
      throw error;
    });
    if (!isOurs) {
      this.#socket.destroy();
      return { state: "deferred", reply: "the delivery belongs to another sender" };
    }
    try {
      this.#replies.expectNone();
    } catch (error) {
      // Not a byte of the message has left.
      return { state: "deferred", reply: this.#lost(error), general: true };
    }
    try {
      return this.#outcomeOf(await this.#transfer(pieces));
    } catch (error) {
      return { state: "unknown", reply: this.#lost(error) };
    }
  }

  /** Ends the connection politely, without waiting for the answer. */
  close(): void {
    if (this.isOpen) this.#socket.end("QUIT\r\n");
  }

  /** Says the commands before the message, together where the server allows it (RFC 2920). */
  async #announce(commands: readonly string[]): Promise<Outcome | undefined> {
    this.#replies.expectNone();
    const pipelined = this.#extensions.has("PIPELINING");
    if (pipelined) this.#socket.write(`${commands.join("\r\n")}\r\n`);
    let refusal: SmtpReply | undefined;
    let isOpen = false;
    for (const command of commands) {
      if (!pipelined) this.#socket.write(`${command}\r\n`);
      let reply: SmtpReply;
      try {
        reply = await this.#replies.next(COMMAND_MILLISECONDS);
      } catch (error) {
        // Some servers refuse and hang up: what they said counts.
        if (refusal) return this.#outcomeOf(refusal);
        throw error;
      }
      // The server hangs up with this code, and answers nothing more.
      if (reply.code === 421) {
        this.#socket.destroy();
        return this.#outcomeOf(refusal ?? reply);
      }
      // No to the sender is no to us, whoever is the reader; unless it is about SMTPUTF8, which this reader needs.
      if (reply.code >= 500 && command.startsWith("MAIL") && !command.endsWith("SMTPUTF8"))
        throw this.#senderRefused(command, reply);
      isOpen = command === "DATA" && reply.code === 354;
      if (!isOpen && (command === "DATA" || reply.code >= 300)) refusal ??= reply;
      if (refusal && !pipelined) break;
    }
    return refusal && this.#backOut(refusal, isOpen);
  }

  /**
   * Ends a transaction that was refused, so that the connection can carry the next message.
   *
   * @param isOpen - The server said 354 all the same: it gets an empty message, for nobody.
   */
  async #backOut(refusal: SmtpReply, isOpen: boolean): Promise<Outcome> {
    if (refusal.code < 400) throw outOfPlace(refusal);
    try {
      if (isOpen) await this.#transfer([]);
      this.#socket.write("RSET\r\n");
      const reply = await this.#replies.next(COMMAND_MILLISECONDS);
      // No server refuses it (RFC 5321 §4.1.1.5): this is the answer to something else, and so would all after it be.
      if (reply.code !== 250) throw outOfPlace(reply);
    } catch (error) {
      this.#lost(error);
    }
    return this.#outcomeOf(refusal);
  }

  async #transfer(pieces: readonly Buffer[]): Promise<SmtpReply> {
    this.#replies.expectNone();
    this.#socket.cork();
    for (const piece of pieces) this.#socket.write(piece);
    this.#socket.write(".\r\n");
    this.#socket.uncork();
    return this.#replies.next(DATA_END_MILLISECONDS);
  }

  /** @throws Where an answer is neither yes nor no: what the server did then is not known. */
  #outcomeOf(answer: SmtpReply): Outcome {
    const { code, lines } = answer;
    if (code < 200 || (code >= 300 && code < 400) || code >= 600) throw outOfPlace(answer);
    const reply = `${code} ${lines.join(" ")}`.trimEnd();
    if (code === 421) {
      this.#socket.destroy();
      return { state: "deferred", reply, general: true };
    }
    if (code >= 200 && code < 300) return { state: "accepted", reply };
    return { state: code >= 500 ? "refused" : "deferred", reply };
  }

  #senderRefused(command: string, reply: SmtpReply): ProblemError {
    this.#socket.destroy();
    return new ProblemError({
      code: "send/sender-refused",
      severity: "error",
      message: `Cannot send: expected the server to take "${command}", got "${this.#outcomeOf(reply).reply}"; sending has stopped`,
      hint: "Check the login and the sender's address with postrider send --verify, then postrider send goes on",
    });
  }

  #lost(error: unknown): string {
    this.#socket.destroy();
    return error instanceof Error ? error.message : String(error);
  }
}

function outOfPlace({ code }: SmtpReply): Error {
  return new Error(`the server answered ${code} where it makes no sense`);
}
