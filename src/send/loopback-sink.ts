import { createServer, type Socket } from "node:net";

/** What the sink does with a message that is announced to it. */
export type SinkAnswer = "take" | "later" | "never" | "hang-up" | "take-and-hang-up";

export interface SinkOptions {
  /** Asked at RCPT. */
  readonly answer: (address: string) => SinkAnswer;
  /** Given every message that is kept. */
  readonly keep: (address: string, message: Buffer) => void;
}

export interface LoopbackSink {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A mail server that nobody else can reach and that mails nothing on: a rehearsal's counterpart. It
 * speaks as much SMTP as a sender needs, and fails as it is told.
 */
export async function startLoopbackSink(options: SinkOptions): Promise<LoopbackSink> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    new SinkConversation(socket, options).begin();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const END_OF_DATA = Buffer.from("\r\n.\r\n");

class SinkConversation {
  readonly #socket: Socket;
  readonly #options: SinkOptions;
  #commands = "";
  /** The message that is coming in; undefined between messages. */
  #data: Buffer[] | undefined;
  #address = "";
  #answer: SinkAnswer = "take";

  constructor(socket: Socket, options: SinkOptions) {
    this.#socket = socket;
    this.#options = options;
  }

  begin(): void {
    this.#socket.setNoDelay(true);
    this.#socket.on("error", () => this.#socket.destroy());
    this.#socket.on("data", (chunk: Buffer) => this.#read(chunk));
    this.#say("220 rehearsal");
  }

  #read(chunk: Buffer): void {
    if (this.#data) {
      this.#data.push(chunk);
      this.#endData();
      return;
    }
    this.#commands += chunk.toString("utf8");
    for (let end = this.#commands.indexOf("\r\n"); end >= 0 && !this.#data; end = this.#commands.indexOf("\r\n")) {
      const command = this.#commands.slice(0, end);
      this.#commands = this.#commands.slice(end + 2);
      this.#obey(command);
    }
  }

  #obey(command: string): void {
    const verb = command.slice(0, 4).toUpperCase();
    if (verb === "EHLO") this.#say("250-rehearsal\r\n250-PIPELINING\r\n250 SMTPUTF8");
    else if (verb === "RCPT") this.#obeyRcpt(/<(.*)>/.exec(command)?.[1] ?? "");
    else if (verb === "DATA") this.#obeyData();
    else if (verb === "QUIT") this.#socket.end("221 bye\r\n");
    else this.#say("250 ok");
  }

  #obeyRcpt(address: string): void {
    this.#address = address;
    this.#answer = this.#options.answer(address);
    if (this.#answer === "hang-up") this.#socket.destroy();
    else if (this.#answer === "later") this.#say("451 4.7.1 rehearsed: come back later");
    else if (this.#answer === "never") this.#say("550 5.1.1 rehearsed: no such reader");
    else this.#say("250 ok");
  }

  #obeyData(): void {
    if (this.#answer === "later" || this.#answer === "never") {
      this.#say("554 no valid recipients");
      return;
    }
    this.#data = [];
    this.#say("354 go on");
  }

  /** Looks for the end in the last bytes only: after it the sender waits for the answer. */
  #endData(): void {
    const chunks = this.#data ?? [];
    // Five chunks hold five bytes, however small the network has cut them.
    const last = Buffer.concat(chunks.slice(-5).map((chunk) => chunk.subarray(-5)));
    if (!last.subarray(-END_OF_DATA.length).equals(END_OF_DATA)) return;
    this.#data = undefined;
    this.#options.keep(this.#address, Buffer.concat(chunks).subarray(0, -3));
    if (this.#answer === "take-and-hang-up") this.#socket.destroy();
    else this.#say("250 2.0.0 rehearsed");
  }

  #say(reply: string): void {
    if (!this.#socket.destroyed) this.#socket.write(`${reply}\r\n`);
  }
}
