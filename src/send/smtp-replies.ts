import type { Socket } from "node:net";
import { withoutControls } from "../model/without-controls.js";

/** An answer of the server (RFC 5321 §4.2). */
export interface SmtpReply {
  readonly code: number;
  /** The text of each line, without the code. */
  readonly lines: readonly string[];
}

/** The longest answer that is read; no honest server comes near it. */
const MAX_REPLY_CHARACTERS = 65_536;

/** Reads the answers that come over a connection, in order. Takes the socket's events over. */
export class SmtpReplies {
  readonly #socket: Socket;
  #rest = "";
  #lines: string[] = [];
  #ready: SmtpReply[] = [];
  #waiting: { resolve: (reply: SmtpReply) => void; reject: (error: Error) => void } | undefined;
  #broken: Error | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    for (const event of ["data", "error", "end", "close", "timeout"]) socket.removeAllListeners(event);
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.#read(chunk.toString("utf8")));
    socket.on("error", (error) => this.#break(error));
    socket.on("end", () => this.#break(new Error("the server closed the connection")));
    socket.on("close", () => this.#break(new Error("the connection broke")));
    socket.on("timeout", () => this.#waiting && this.#break(new Error("the server did not answer in time")));
  }

  get isOpen(): boolean {
    return this.#broken === undefined;
  }

  /** Makes sure that the next answer is to what is said next: a server that runs ahead is not believed. */
  expectNone(): void {
    if (this.#ready.length > 0) this.#break(new Error("the server answered before it was asked"));
    if (this.#broken) throw this.#broken;
  }

  /** The next answer; rejects when the connection breaks before it, or it does not come in time. */
  next(milliseconds: number): Promise<SmtpReply> {
    const reply = this.#ready.shift();
    if (reply) return Promise.resolve(reply);
    if (this.#broken) return Promise.reject(this.#broken);
    this.#socket.setTimeout(milliseconds);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  #read(text: string): void {
    this.#rest += text;
    for (let end = this.#rest.indexOf("\n"); end >= 0; end = this.#rest.indexOf("\n")) {
      this.#readLine(this.#rest.slice(0, end).trimEnd());
      this.#rest = this.#rest.slice(end + 1);
    }
    if (this.#rest.length > MAX_REPLY_CHARACTERS) this.#break(new Error("the server's answer does not end"));
  }

  #readLine(written: string): void {
    // It goes into the ledger and onto terminals.
    const line = withoutControls(written);
    const match = /^(\d{3})([ -]?)(.*)$/.exec(line);
    if (!match) {
      this.#break(new Error(`the server said "${line.slice(0, 80)}", which is not SMTP`));
      return;
    }
    this.#lines.push(match[3] ?? "");
    if (match[2] === "-") return;
    const reply = { code: Number(match[1]), lines: this.#lines };
    this.#lines = [];
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) waiting.resolve(reply);
    else this.#ready.push(reply);
    // Said unasked, it announces the end: nothing more goes out over this connection.
    if (!waiting && reply.code === 421) this.#break(new Error(`${reply.code} ${reply.lines.join(" ")}`));
  }

  #break(error: Error): void {
    this.#broken ??= error;
    this.#socket.destroy();
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(this.#broken);
  }
}
