import { createServer, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { describe, expect, it, onTestFinished } from "vitest";
import { connectSmtp } from "../../src/send/connect-smtp.js";
import { type SmtpServer, smtpServer } from "../../src/send/smtp-server.js";
import { SmtpTransport } from "../../src/send/smtp-transport.js";

const MESSAGE = {
  envelope: { from: "b@courier.example", to: "ada@example.com" },
  pieces: [Buffer.from("Subject: x\r\n\r\nx\r\n")],
};

/** A server that lets in who knows the password; with TLS of a certificate that nobody vouches for. */
async function startServer(options: ConstructorParameters<typeof SMTPServer>[0] = {}): Promise<number> {
  const server = new SMTPServer({
    disableReverseLookup: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "courier" && password === "right"
        ? done(null, { user: "courier" })
        : done(new Error("Invalid credentials")),
    onData: (stream, _session, done) => void stream.resume().on("end", () => done()),
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const address = server.server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** A server that says `250 ok`, but for commands that `obey` answers itself. */
async function startWilful(obey: (command: string, socket: Socket, turn: number) => boolean): Promise<number> {
  const server = createServer((socket) => {
    let [rest, isData, turn] = ["", false, 0];
    socket.on("error", () => undefined);
    socket.write("220 hello\r\n");
    socket.on("data", (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (isData && line !== ".") continue;
        isData = false;
        turn += 1;
        if (socket.destroyed || obey(line, socket, turn)) continue;
        isData = line === "DATA";
        socket.write(
          line.startsWith("EHLO") ? "250-me\r\n250 AUTH PLAIN\r\n" : isData ? "354 go on\r\n" : "250 ok\r\n",
        );
      }
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

describe("connectSmtp()", () => {
  const at = (port: number, over: Partial<SmtpServer> = {}): SmtpServer => ({
    host: "127.0.0.1",
    port,
    secure: false,
    ...over,
  });

  it("logs in, and mails over the connection", async () => {
    const port = await startServer({ disabledCommands: ["STARTTLS"] });
    const transport = new SmtpTransport(at(port, { user: "courier", password: "right" }), 1);
    expect(await transport.deliver(MESSAGE, async () => true)).toMatchObject({ state: "accepted" });
    expect(await transport.deliver(MESSAGE, async () => true)).toMatchObject({ state: "accepted" });
    await transport.close();
  });

  it("says what to do about a wrong password, and does not repeat it", async () => {
    const port = await startServer({ disabledCommands: ["STARTTLS"] });
    const error = String(await connectSmtp(at(port, { user: "courier", password: "wr0ng" }), "me").catch(String));
    expect(error).toContain("send/server-login");
    expect(error).toContain("POSTRIDER_SMTP_PASSWORD");
    expect(error).not.toContain("wr0ng");
  });

  it("takes a login that is refused for now for no wrong password", async () => {
    const port = await startWilful((line, socket) => {
      if (line.startsWith("AUTH")) socket.end("454 4.7.0 too many logins, try later\r\n");
      return line.startsWith("AUTH");
    });
    const connecting = connectSmtp(at(port, { user: "courier", password: "right" }), "me");
    await expect(connecting).rejects.toThrow("send/server-failed");
  });

  it.each<[string, (socket: Socket) => void]>([
    ["hangs up", (socket) => socket.end()],
    ["breaks the connection", (socket) => socket.destroy()],
    ["says that it is closing", (socket) => socket.end("421 4.3.2 closing\r\n")],
    ["says what is not SMTP", (socket) => socket.end("what?\r\n")],
  ])("ends with an error where the server %s at the login", async (_what, leave) => {
    const port = await startWilful((line, socket) => {
      if (line.startsWith("AUTH")) leave(socket);
      return line.startsWith("AUTH");
    });
    await expect(connectSmtp(at(port, { user: "courier", password: "right" }), "me")).rejects.toThrow("send/server-");
  });

  it("trusts no certificate that nobody vouches for", async () => {
    const port = await startServer({ authOptional: true });
    await expect(connectSmtp(at(port), "me")).rejects.toThrow("send/server-tls");
  });

  it("gives no password to a far server without TLS", async () => {
    const port = await startServer({ disabledCommands: ["STARTTLS"] });
    // The same machine by a name that does not say so.
    const far = at(port, { host: "0.0.0.0", user: "courier", password: "right" });
    await expect(connectSmtp(far, "me")).rejects.toThrow(/send\/server-(?:tls|failed)/);
  });

  it("tells names that do not exist from ports where nobody listens", async () => {
    await expect(connectSmtp(at(25, { host: "nothing.invalid" }), "me")).rejects.toThrow("send/server-unknown");
    await expect(connectSmtp(at(1), "me")).rejects.toThrow("send/server-refuses");
  });
});

describe("SmtpTransport", () => {
  it("hands nothing over that is not its own any more", async () => {
    const port = await startServer({ disabledCommands: ["STARTTLS", "AUTH"], authOptional: true });
    const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 1);
    expect(await transport.deliver(MESSAGE, async () => false)).toMatchObject({ state: "deferred" });
    expect(await transport.deliver(MESSAGE, async () => true)).toMatchObject({ state: "accepted" });
    await transport.close();
  });

  it("goes on with the connection after a refusal, pipelined or not", async () => {
    for (const hidePIPELINING of [false, true]) {
      let connections = 0;
      const port = await startServer({
        disabledCommands: ["STARTTLS", "AUTH"],
        authOptional: true,
        hidePIPELINING,
        onConnect: (_session, done) => {
          connections += 1;
          done();
        },
        onRcptTo: ({ address }, _session, done) =>
          done(address.startsWith("no") ? Object.assign(new Error("no such user"), { responseCode: 550 }) : null),
      });
      const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 1);
      const to = (address: string) =>
        transport.deliver({ ...MESSAGE, envelope: { from: "", to: address } }, async () => true);
      expect((await to("no@example.com")).state).toBe("refused");
      expect((await to("ada@example.com")).state).toBe("accepted");
      expect((await to("no@example.com")).reply).toBe("550 no such user");
      expect((await to("åsa@example.com")).state).toBe("accepted");
      expect(connections).toBe(1);
      await transport.close();
    }
  });

  it("sends all over as many connections as the server lets it have", async () => {
    const port = await startServer({ disabledCommands: ["STARTTLS", "AUTH"], authOptional: true, maxClients: 2 });
    const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 10);
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => transport.deliver(MESSAGE, async () => true)));
    expect(outcomes.filter(({ state }) => state !== "accepted")).toEqual([]);
    await transport.close();
  });

  it("knocks once, where the server lets nobody in", async () => {
    let knocks = 0;
    const port = await startWilful((_line, socket) => {
      knocks += 1;
      socket.end("421 4.3.2 closed today\r\n");
      return true;
    });
    const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 10);
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => transport.deliver(MESSAGE, async () => true)),
    );
    expect(all.every(({ status }) => status === "rejected")).toBe(true);
    expect(knocks).toBe(1);
  });

  it("takes a no to the sender for no reader's, and stops", async () => {
    for (const hidePIPELINING of [false, true]) {
      const port = await startServer({
        disabledCommands: ["STARTTLS", "AUTH"],
        authOptional: true,
        hidePIPELINING,
        onMailFrom: (_address, _session, done) =>
          done(Object.assign(new Error("5.7.0 Authentication required"), { responseCode: 530 })),
      });
      const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 1);
      await expect(transport.deliver(MESSAGE, async () => true)).rejects.toThrow(
        /send\/sender-refused.*MAIL FROM:<b@courier\.example>.*530 5\.7\.0 Authentication required/,
      );
      await transport.close();
    }
  });

  it("believes a refusal whatever the server does after it, and writes no control characters down", async () => {
    const port = await startWilful((line, socket) => {
      if (line.startsWith("RCPT")) socket.end("550 5.1.1 no\0such\u001b[31m user\r\n");
      return line.startsWith("RCPT");
    });
    const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 1);
    const refused = { state: "refused", reply: "550 5.1.1 no such [31m user" };
    expect(await transport.deliver(MESSAGE, async () => true)).toEqual(refused);
    expect(await transport.deliver(MESSAGE, async () => true)).toEqual(refused);
    await transport.close();
  });

  it("goes on over another connection where the answers have come out of step", async () => {
    let first: Socket | undefined;
    const port = await startWilful((line, socket) => {
      const isTwice = line.startsWith("RCPT") && first === undefined;
      if (isTwice) first = socket;
      // Said twice, so that each answer from then on is to the command before; that to RSET comes late.
      if (isTwice) socket.write("550 5.1.1 no such user\r\n550 5.1.1 no such user\r\n");
      if (line.startsWith("MAIL") && socket === first) socket.write("250 ok\r\n");
      return isTwice || line === "RSET";
    });
    const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 1);
    expect(await transport.deliver(MESSAGE, async () => true)).toMatchObject({ state: "refused" });
    expect(await transport.deliver(MESSAGE, async () => true)).toMatchObject({ state: "accepted" });
    await transport.close();
  });

  it.each(["354 go on", "150 wait", "999 no"])(
    "takes a message that was answered %j for neither kept nor lost",
    async (answer) => {
      const port = await startWilful((line, socket) => line === "." && socket.write(`${answer}\r\n`));
      const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 1);
      const unknown = { state: "unknown", reply: `the server answered ${answer.slice(0, 3)} where it makes no sense` };
      expect(await transport.deliver(MESSAGE, async () => true)).toEqual(unknown);
      await transport.close();
    },
  );

  it("knows that a message did not leave where the connection ended before its first byte", async () => {
    const port = await startWilful((line, socket) => {
      if (line === "DATA") socket.end("354 go on\r\n421 4.3.2 closing\r\n");
      return line === "DATA";
    });
    const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 1);
    const slowly = () => new Promise<boolean>((resolve) => setTimeout(resolve, 20, true));
    expect(await transport.deliver(MESSAGE, slowly)).toMatchObject({ state: "deferred", general: true });
    await transport.close();
  });

  it("says so where the server greets and then takes no EHLO", async () => {
    for (const answer of ["503 5.5.1 duplicate EHLO\r\n", ""]) {
      const port = await startWilful((_line, socket, turn) => {
        if (turn === 2) socket.end(answer);
        return turn === 2;
      });
      const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 1);
      await expect(transport.deliver(MESSAGE, async () => true)).rejects.toThrow("send/server-failed");
      await transport.close();
    }
  });

  it("refuses an address beyond ASCII where the server does not take them", async () => {
    const port = await startServer({ disabledCommands: ["STARTTLS", "AUTH"], authOptional: true, hideSMTPUTF8: true });
    const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, 1);
    const outcome = await transport.deliver(
      { ...MESSAGE, envelope: { from: "", to: "åsa@example.com" } },
      async () => true,
    );
    expect(outcome).toMatchObject({ state: "refused", reply: expect.stringContaining("SMTPUTF8") });
    await transport.close();
  });
});

describe("smtpServer()", () => {
  it("reads addresses, and takes the password from the environment", () => {
    expect(smtpServer("smtp://a%40b@mail.example", { POSTRIDER_SMTP_PASSWORD: "p" })).toEqual({
      host: "mail.example",
      port: 587,
      secure: false,
      user: "a@b",
      password: "p",
    });
    expect(smtpServer("smtps://mail.example", {})).toMatchObject({ port: 465, secure: true, user: undefined });
    expect(smtpServer("smtp://[::1]:25", {})).toMatchObject({ host: "::1", port: 25 });
  });
});
