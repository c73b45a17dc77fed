import { SMTPServer } from "smtp-server";

/** Where a conversation is, seen from the server. */
export type Phase = "connect" | "mail" | "rcpt" | "data" | "content" | "end" | "answered";

export interface RecordingServer {
  readonly port: number;
  /** Address by address, the Message-IDs that were accepted, in order. */
  readonly accepted: ReadonlyMap<string, readonly string[]>;
  /** Asked at every phase of every conversation, and waited for; the address is known from `rcpt` on. */
  onPhase: (phase: Phase, address: string) => Promise<void> | void;
  stop(): Promise<void>;
}

/** A real SMTP server that writes down what it has taken responsibility for, at the moment it answers 250. */
export async function startRecordingServer(): Promise<RecordingServer> {
  const accepted = new Map<string, string[]>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    onConnect: (_session, done) => void Promise.resolve(server.onPhase("connect", "")).then(() => done()),
    onMailFrom: (_address, _session, done) => void Promise.resolve(server.onPhase("mail", "")).then(() => done()),
    onRcptTo: ({ address }, _session, done) => void Promise.resolve(server.onPhase("rcpt", address)).then(() => done()),
    onData(stream, session, done) {
      const address = session.envelope.rcptTo[0]?.address ?? "";
      let text = "";
      void server.onPhase("data", address);
      stream.once("data", () => void server.onPhase("content", address));
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString("latin1");
      });
      stream.on("end", async () => {
        const id = /^Message-ID: <(.*)>/m.exec(text)?.[1] ?? "";
        accepted.set(address, [...(accepted.get(address) ?? []), id]);
        await server.onPhase("end", address);
        done();
        await server.onPhase("answered", address);
      });
    },
  });
  smtp.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    smtp.listen(0, "127.0.0.1", () => resolve());
  });
  const address = smtp.server.address();
  const server: RecordingServer = {
    port: typeof address === "object" && address ? address.port : 0,
    accepted,
    onPhase: () => undefined,
    stop: () => new Promise((resolve) => void smtp.close(() => resolve())),
  };
  return server;
}
