import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { openLedger } from "../../src/ledger/open-ledger.js";
import { type Ran, runWords } from "../support/command-line.js";
import { needs, needsShared, SHARED } from "../support/needs.js";
import { type RecordingServer, startRecordingServer } from "../support/recording-server.js";
import { deliveryReport } from "../support/returned-mail.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const settingsFor = (port: number): string => `title: The Courier
url: https://courier.example/
publisher: { name: Courier Press, address: "1 Post Road, Almaty" }
email: { from: { address: news@courier.example } }
sending:
  server: smtp://127.0.0.1:${port}
  unsubscribe: { url: "https://courier.example/u/", address: unsubscribe@courier.example }
  bounces: bounces@courier.example
`;
const ARTICLE = "---\ndate: 2026-11-18\n---\n# How news travels\n\nBy radio and by post, and by word of mouth.\n";
const LIST =
  'E-Mail;Name;Tags\nada@example.com;"Ada, ""A"" Lovelace";weekly\nBob <bob@example.org>;;daily\nnobody;x;weekly\nADA@example.com;;\n';

describe("postrider send", () => {
  let project: string;
  let server: RecordingServer;

  beforeEach(async () => {
    server = await startRecordingServer();
    project = temporaryFolder({
      "content/publication.yaml": settingsFor(server.port),
      "content/articles/how-news-travels.md": ARTICLE,
      "list.csv": LIST,
    });
    return () => server.stop();
  });

  const run = (...words: string[]): Promise<Ran> => runWords(words, { cwd: project });
  const json = async (...words: string[]) => {
    const { stdout, stderr, code } = await run(...words, "--json");
    const lines = stdout
      .trim()
      .split("\n")
      .map((line): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>);
    return { code, stderr, lines, last: lines.at(-1) ?? {} };
  };
  /** Tests the issue as it is; gives the hash by which it is approved. */
  const approval = async (): Promise<string> =>
    String((await json("send", "--test", "me@example.net", "--to", "mails")).last["contentHash"]);
  const rewrite = (words: string): void =>
    writeFileSync(join(project, "content/articles/how-news-travels.md"), ARTICLE.replace("by post", words));
  const deleteCopy = (): void => rmSync(join(project, "content/issues/frozen"), { recursive: true });
  /** Mails the issue to the list, then rewrites it as for a correction. */
  const sendThenCorrect = async (): Promise<void> => {
    await run("subscribers", "import", "list.csv");
    await run("send", "--approve", await approval());
    deleteCopy();
    rewrite("by pigeon");
  };

  it("names an issue by its subject as a reader sees it of whom nothing is known", async () => {
    const letter = '---\ndate: 2026-11-20\nsubject: "{{reader.name|Friend}}, the news"\n---\nHello!\n';
    mkdirSync(join(project, "content/issues"));
    writeFileSync(join(project, "content/issues/first.md"), letter);
    await run("subscribers", "import", "list.csv");
    expect((await run("send", "--test", "me@example.net")).stderr).toContain("accepted: Friend, the news →");
    expect((await run("send", "--dry-run")).stderr).toContain("Friend, the news: 2 would get it");
    expect((await run("send", "--rehearse")).stdout).toContain("ok: Friend, the news, content");
  });

  it("tests an issue that is still being written, and mails it to nobody else", async () => {
    const early = ["send", "2026-11-27", "--now", "2026-11-22T12:00:00Z"];
    writeFileSync(join(project, "content/articles/late.md"), "---\ndate: 2026-11-21\n---\n# Late\n\nNews.\n");
    await run("subscribers", "import", "list.csv");
    const test = await json(...early, "--test", "me@example.net");
    expect(test.last).toMatchObject({ ok: true, state: "accepted" });
    const hash = String(test.last["contentHash"]);
    const refused = await run(...early, "--approve", hash);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      'error[send/not-out]: Cannot send to the list: expected an issue that is out, got "2026-11-27"',
    );
    const planned = { ok: false, planned: 2, problems: [{ code: "send/not-out" }] };
    expect((await json(...early, "--dry-run")).last).toMatchObject(planned);
    expect((await json(...early, "--rehearse")).last).toMatchObject({
      ok: false,
      problems: [{ code: "send/not-out" }],
    });
    expect([...server.accepted.keys()]).toEqual(["me@example.net"]);
    expect((await run("send", "2026-11-27", "--now", "2026-11-28T12:00:00Z", "--approve", hash)).code).toBe(0);
    expect(server.accepted.size).toBe(3);
  });

  it("goes the whole way: list, dry run, test, refusal, approval, report, bounce", async () => {
    expect((await json("subscribers", "import", "list.csv")).last).toMatchObject({ added: 2, merged: 1, wrong: 1 });
    expect((await json("subscribers", "check")).last).toMatchObject({ planned: 2 });
    expect((await json("send", "--dry-run", "--segment", "tag=weekly")).last).toMatchObject({ planned: 1, outside: 1 });

    const refused = await run("send");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("send/not-approved");
    expect(refused.stderr).toContain("nothing was sent");

    const test = await json("send", "--test", "me@example.net");
    expect(test.last).toMatchObject({ ok: true, state: "accepted" });
    expect([...server.accepted.keys()]).toEqual(["me@example.net"]);

    const sent = await json("send", "--approve", String(test.last["contentHash"]));
    expect(sent.code).toBe(0);
    expect(sent.lines.map(({ event }) => event)).toEqual(["begin", "accepted", "accepted", undefined]);
    expect(sent.last).toMatchObject({ ok: true, end: "done", account: { states: { accepted: 2 }, open: 0 } });
    expect([...server.accepted.keys()].sort()).toEqual(["ada@example.com", "bob@example.org", "me@example.net"]);

    const again = await run("send");
    expect(again.code).toBe(0);
    expect(again.stderr).toContain("2 accepted");
    expect([...server.accepted.values()].every((ids) => ids.length === 1)).toBe(true);

    expect((await run("send", "--report")).stdout).toContain("        2 accepted\n        2 in all, 0 still open");
    expect((await json("send", "--resolve", "again")).last).toMatchObject({ resolved: 0 });
    expect(await run("send", "--to", "")).toMatchObject({ code: 2, stderr: expect.stringContaining("behind --to") });
    const nobody = await run("send", "--test", "");
    expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining("send/bad-address")]);
    for (const words of [
      ["--number=1"],
      ...["1,2", "two", "-1", "#1"].map((number) => ["--resolve", "again", `--number=${number}`]),
    ]) {
      const { code, stderr } = await run("send", ...words);
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining("expected --resolve with the --number of a delivery"),
      ]);
    }
    for (const issue of ["2026-11-20", "1"]) {
      expect((await run("send", issue, "--report")).stdout).toContain("2026-11-20: begun");
      expect((await json("send", issue, "--resolve", "again")).last).toMatchObject({ mailing: "2026-11-20" });
    }
    expect((await run("send", "2", "--report")).stderr).toContain('send/no-mailing]: Cannot find the mailing "2"');

    const { verpAddress } = await import("../../src/message/verp-address.js");
    const secret = readFileSync(join(project, "sending", "secret"), "utf8").trim();
    writeFileSync(
      join(project, "bounce"),
      deliveryReport({ to: verpAddress("bounces@courier.example", { mailing: 1, number: 1 }, secret) }),
    );
    expect((await json("bounces", "bounce")).last).toMatchObject({ suppressed: 1 });
    expect((await json("subscribers", "check")).last).toMatchObject({ planned: 1, suppressed: 1 });
    expect((await json("subscribers", "add", "ada@example.com")).last).toMatchObject({ suppressed: true });
    expect((await json("subscribers", "add", "ada@example.com", "--opted-in")).last).toMatchObject({
      suppressed: false,
    });
    expect((await json("subscribers", "remove", "ada@example.com")).last).toMatchObject({ removed: 1, subscribers: 1 });
  });

  it("keeps the issue as it is sent, so that late articles are not taken for part of it", async () => {
    await run("subscribers", "import", "list.csv");
    const test = await json("send", "--test", "me@example.net");
    const copy = "content/issues/frozen/2026-11-20.jsonl";
    expect(existsSync(join(project, copy))).toBe(false);
    const sent = await json("send", "--approve", String(test.last["contentHash"]));
    expect(sent.lines[0]).toMatchObject({ event: "begin", kept: copy, problems: [] });
    writeFileSync(join(project, "content/articles/late.md"), ARTICLE.replace("How news travels", "Late news"));
    writeFileSync(
      join(project, "content/articles/next.md"),
      ARTICLE.replace("11-18", "11-25").replace("How news", "How mail"),
    );
    const mailed = await json("send", "--test", "me@example.net", "2026-11-20");
    expect(mailed.last["contentHash"]).toBe(test.last["contentHash"]);
    const built = await json("build", "--now", "2026-11-28T12:00:00Z");
    expect(built.last["problems"]).toEqual([]);
    expect(readFileSync(join(project, "out/issues/2026-11-20/index.html"), "utf8")).not.toContain("Late news");
    expect(readFileSync(join(project, "out/issues/2026-11-27/index.html"), "utf8")).toContain("Late news");
  });

  it("sends a correction once the copy of the issue is deleted, and says so before", async () => {
    await run("subscribers", "import", "list.csv");
    await run("send", "--approve", await approval());
    rewrite("by pigeon");
    const same = await run("send", "--correction", "--approve", await approval());
    expect([same.code, same.stderr]).toEqual([1, expect.stringContaining("content/issues/frozen/")]);
    deleteCopy();
    const { stderr } = await run("send", "--correction", "--approve", await approval());
    expect(stderr).toContain("2026-11-20 correction: 2 accepted");
    expect(stderr).toContain("Kept as it is sent");
    expect(server.accepted.get("ada@example.com")).toHaveLength(2);
  });

  it("sends one correction after another, each to those who got the original, and nothing that is not approved", async () => {
    await run("subscribers", "import", "list.csv");
    const test = async (word?: string) => {
      if (word !== undefined) {
        rewrite(word);
        deleteCopy();
      }
      const { stderr } = await run("send", "--test", "me@example.net", "--to", "mails");
      return {
        stderr,
        command: /postrider (send .*)/.exec(stderr)?.[1] ?? "",
        hash: /content (\w+)/.exec(stderr)?.[1] ?? "",
      };
    };
    const mails = () => server.accepted.get("ada@example.com")?.length;

    const first = await test();
    expect(first.command).toBe(`send 2026-11-20 --approve ${first.hash}`);
    expect((await run(...first.command.split(" "))).code).toBe(0);
    expect((await test()).stderr).toContain("which 2026-11-20 was sent with already");
    await run("subscribers", "add", "late@example.com");

    const second = await test("by pigeon");
    expect(second.command).toBe(`send 2026-11-20 --correction --approve ${second.hash}`);
    const plain = await run("send", "--approve", second.hash);
    expect([plain.code, plain.stderr]).toEqual([1, expect.stringContaining(`postrider ${second.command}`)]);
    expect(mails()).toBe(1);
    expect((await run(...second.command.split(" "))).stderr).toContain("2026-11-20 correction: 2 accepted");
    expect(mails()).toBe(2);

    const third = await test("by balloon");
    const unapproved = await run("send", "--correction");
    expect([unapproved.code, unapproved.stderr]).toEqual([1, expect.stringContaining(`postrider ${third.command}`)]);
    const outdated = await run(...second.command.split(" "));
    expect([outdated.code, outdated.stderr]).toEqual([
      0,
      expect.stringContaining("Going on with 2026-11-20 correction,"),
    ]);
    expect((await run(...third.command.split(" "))).stderr).toContain("2026-11-20 correction 2: 2 accepted");
    expect((await run(...third.command.split(" "))).stderr).toContain("Going on with 2026-11-20 correction 2");
    const superseded = await run(...second.command.split(" "));
    expect([superseded.code, superseded.stderr]).toEqual([1, expect.stringContaining("send/not-approved")]);
    expect((await run("send", "--report")).stdout).toContain(`content ${third.hash}`);
    expect(mails()).toBe(3);

    // What was right at first may be right again.
    const back = await test("by post");
    expect(back.hash).toBe(first.hash);
    expect((await run(...back.command.split(" "))).stderr).toContain("2026-11-20 correction 3: 2 accepted");
    expect(mails()).toBe(4);
    expect(server.accepted.has("late@example.com")).toBe(false);
  });

  it("takes no other publication's mailing for its own, though they share a ledger and their issues have one name", async () => {
    const ledger = ["--ledger", join(project, "shared.db")];
    await sendThenCorrect();
    await run("subscribers", "import", "list.csv");
    await run("send", "--approve", await approval(), ...ledger);
    const settings = readFileSync(join(project, "content/publication.yaml"), "utf8");
    const other = temporaryFolder({
      "content/publication.yaml": settings
        .replace("The Courier", "The Echo")
        .replaceAll("courier.example", "echo.example"),
      "content/articles/how-news-travels.md": ARTICLE,
      "list.csv": "email\neve@example.net\n",
    });
    await run("subscribers", "import", "list.csv", "--dir", other);
    const told = "send/other-publication]: Cannot send https://echo.example/issues/2026-11-20/";
    for (const words of [[], ["--test", "me@example.net"], ["--dry-run"], ["--correction", "--dry-run"]]) {
      const refused = await run("send", "--dir", other, ...ledger, ...words);
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining(told)]);
    }
    // It has moved, and is the same.
    writeFileSync(join(project, "content/publication.yaml"), settings.replace("url: https://c", "url: http://www.c"));
    expect((await run("send", ...ledger)).stderr).toContain("2026-11-20: 2 accepted");
  });

  it("refuses a correction to a segment, and mails nobody", async () => {
    await sendThenCorrect();
    const words = ["send", "--correction", "--segment", "tag=weekly"];
    const { code, stderr } = await run(...words, "--approve", await approval());
    expect([code, stderr]).toEqual([2, expect.stringContaining("leave --segment out")]);
    expect((await run(...words, "--dry-run")).code).toBe(2);
    expect(server.accepted.get("bob@example.org")).toHaveLength(1);
  });

  it("takes variables and --ledger that are empty as not set: nobody is mailed twice, links need the secret", async () => {
    const env = { POSTRIDER_LEDGER: "", POSTRIDER_SECRET: "", POSTRIDER_SMTP_URL: "" };
    const runEmpty = (...words: string[]) => runWords(words, { cwd: project, env });
    await runEmpty("subscribers", "import", "list.csv");
    const test = await runEmpty("send", "--test", "me@example.net", "--json");
    const { contentHash } = JSON.parse(test.stdout) as { contentHash: string };
    for (const again of [[], [], ["--ledger", ""]]) {
      expect((await runEmpty("send", "--approve", contentHash, ...again)).stderr).toContain("2 accepted");
    }
    expect(server.accepted.get("ada@example.com")).toHaveLength(1);
    const { unsubscribeToken } = await import("../../src/message/unsubscribe-token.js");
    const { addressHash } = await import("../../src/ledger/suppression.js");
    const { stdout } = await runEmpty("send", "--test", "me@example.net", "--to", "-");
    const token = /u\/([\w-]{64})/.exec(stdout.replace(/=\r\n/g, ""))?.[1];
    expect(token).toHaveLength(64);
    expect(token).not.toBe(unsubscribeToken({ hash: addressHash("me@example.net"), mailing: 0 }, ""));
  });

  it("signs nothing with an empty secret, as a full disk leaves one", async () => {
    await run("subscribers", "add", "ada@example.com");
    const secret = join(project, "sending/secret");
    writeFileSync(secret, "");
    const test = ["send", "--test", "me@example.net", "--to", "-"];
    const { code, stderr } = await run(...test);
    expect([code, stderr]).toEqual([1, expect.stringContaining("error[send/no-secret]: Cannot sign links")]);
    rmSync(secret);
    mkdirSync(secret);
    expect((await run(...test)).stderr).toMatch(/send\/no-secret.*got a folder/);
  });

  it("signs with one secret for a ledger, on whatever machine", async () => {
    await run("subscribers", "import", "list.csv");
    const hash = await approval();
    expect((await run("send", "--approve", hash)).code).toBe(0);
    const other = (...words: string[]): Promise<Ran> =>
      runWords(words, { cwd: project, env: { POSTRIDER_SECRET: "drawn on another machine" } });
    const commands = [
      ["send"],
      ["send", "--test", "me@example.net"],
      ["send", "--dry-run"],
      ["serve-unsubscribe"],
      ["bounces", "."],
    ];
    for (const words of commands) {
      const { code, stderr } = await other(...words);
      expect([code, stderr]).toEqual([1, expect.stringContaining("error[send/other-secret]: Cannot sign links")]);
    }
    expect(server.accepted.has("me@example.net")).toBe(false);
    const secret = readFileSync(join(project, "sending/secret"), "utf8").trim();
    expect((await runWords(["send"], { cwd: project, env: { POSTRIDER_SECRET: secret } })).code).toBe(0);
  });

  it("says so where the server's address has a percent sign of its own", async () => {
    const env = { POSTRIDER_SMTP_URL: `smtp://u:100%secret@127.0.0.1:${server.port}` };
    const { code, stderr } = await runWords(["send", "--test", "me@example.net"], { cwd: project, env });
    expect([code, stderr]).toEqual([1, expect.stringContaining("send/no-server")]);
    expect(stderr).not.toContain("secret@");
  });

  it("says in a dry run what a mailing that has begun would still do", async () => {
    await run("subscribers", "import", "list.csv");
    const hash = await approval();
    const [cwd, signal] = [project, AbortSignal.abort()];
    await runWords(["send", "--approve", hash], { cwd, signal });
    await run("subscribers", "add", "late@example.com");
    await run("subscribers", "remove", "bob@example.org");
    const open = await run("send", "--dry-run");
    expect(open.stdout).toBe("would get it\tada@example.com\nsuppressed\tbob@example.org\n");
    expect(open.stderr).toContain(
      "2026-11-20, begun 2026-11-22 12:00 UTC: 1 would still get it; 0 have got it, 1 supp",
    );
    expect((await json("send", "--dry-run")).last).toMatchObject({ ok: true, mailing: "2026-11-20", planned: 1 });
    expect((await json("send", "--dry-run", "--approve", "abc")).last).toMatchObject({
      ok: false,
      problems: [{ code: "send/not-approved" }],
    });
    await run("send");
    expect((await run("send", "--dry-run")).stderr).toContain("0 would still get it; 1 have got it, 1 suppressed");
    expect((await json("send", "--dry-run", "--correction")).last).toMatchObject({
      ok: false,
      planned: 1,
      problems: [{ code: "send/nothing-corrected" }],
    });
    expect([...server.accepted.keys()]).toEqual(["ada@example.com"]);
  });

  it("goes on with a correction that was interrupted, by the same hash or none", async () => {
    await sendThenCorrect();
    const hash = await approval();
    const interrupted = AbortSignal.abort();
    const begun = await runWords(["send", "--correction", "--approve", hash], { cwd: project, signal: interrupted });
    expect([begun.code, begun.stderr]).toEqual([
      130,
      expect.stringContaining("postrider send 2026-11-20 --correction goes on"),
    ]);
    expect((await run("send", "--test", "me@example.net", "--to", "mails")).stderr).toContain(
      `with which 2 of 2026-11-20 correction are still to go: postrider send 2026-11-20 --correction --approve ${hash}`,
    );
    deleteCopy();
    rewrite("by balloon");
    expect((await run("send", "--correction")).stderr).toContain("2026-11-20 correction: 2 accepted");
    expect((await run("send", "--correction", "--approve", hash)).code).toBe(0);
    expect(server.accepted.get("ada@example.com")).toHaveLength(2);
  });

  it("takes a correction also to those who got the original after it, and says so before", async () => {
    await run("subscribers", "import", "list.csv");
    await runWords(["send", "--approve", await approval()], { cwd: project, signal: AbortSignal.abort() });
    const ledger = await openLedger(join(project, "sending/ledger.db"));
    await ledger.enlist();
    const [ada] = await ledger.lease(1, 1, Date.now());
    for (const state of ["attempting", "handing-over", "accepted"] as const) {
      await ledger.write(1, [{ number: ada?.number ?? 0, state, at: Date.now() }]);
    }
    await ledger.close();
    deleteCopy();
    rewrite("by pigeon");
    const hash = await approval();
    const early = await run("send", "--correction", "--approve", hash);
    expect(early.stderr).toContain("warning[send/original-unfinished]");
    expect(early.stderr).toContain("got 1 still to go");
    expect(early.stderr).toContain("2026-11-20 correction: 1 accepted");
    await run("send");
    expect((await run("send", "--dry-run", "--correction")).stdout).toBe("would get it\tbob@example.org\n");
    const late = await run("send", "--correction");
    expect(late.stderr).not.toContain("warning");
    expect(late.stderr).toContain("2026-11-20 correction: 2 accepted");
    const mailsTo = (address: string) => server.accepted.get(address)?.length;
    expect([mailsTo("ada@example.com"), mailsTo("bob@example.org")]).toEqual([1, 2]);
  });

  it("sends all the same where the copy cannot be written, and says what to type later", async () => {
    await run("subscribers", "import", "list.csv");
    const test = await json("send", "--test", "me@example.net", "--to", "mails");
    // A file where the folder should be.
    writeFileSync(join(project, "content/issues"), "");
    const { code, stderr } = await run("send", "--approve", String(test.last["contentHash"]));
    expect([code, stderr]).toEqual([0, expect.stringContaining("postrider issue freeze 2026-11-20")]);
    expect(server.accepted.size).toBe(2);
  });

  it("refuses what has changed since the approval, and says what", async () => {
    const test = await json("send", "--test", "me@example.net", "--to", "mails");
    expect(readdirSync(join(project, "mails"))).toHaveLength(1);
    rewrite("by pigeon");
    const { code, stderr } = await run("send", "--approve", String(test.last["contentHash"]));
    expect(code).toBe(1);
    expect(stderr).toMatch(/\+ text: .*by pigeon/);
    expect(server.accepted.size).toBe(0);
  });

  it("writes mails that strangers find nothing against: headers.py, OpenDKIM, SpamAssassin", async (context) => {
    needs(context, "python3", "opendkim", "spamassassin");
    needsShared(context);
    const { privateKey, publicKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    writeFileSync(join(project, "dkim.pem"), privateKey);
    writeFileSync(join(project, "public.pem"), publicKey);
    const signed = "  dkim: { domain: courier.example, selector: s1, key: dkim.pem }\n";
    appendFileSync(join(project, "content/publication.yaml"), signed);
    await run("send", "--test", "me@example.net", "--to", "mails");
    const mail = join(project, "mails", readdirSync(join(project, "mails"))[0] ?? "");
    const judge = (program: string, script: string, ...words: string[]) =>
      spawnSync(program, [join(SHARED, "oracles/email", script), mail, ...words], { encoding: "utf8" });
    expect(judge("python3", "headers.py").stdout).not.toContain("FAIL");
    expect(judge("sh", "dkim.sh", join(project, "public.pem"), "s1", "courier.example")).toMatchObject({ status: 0 });
    expect(judge("sh", "sa.sh", "0.0")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^score -?0\.0 /m) });
  });

  it("sends each test as a mail of its own and of the hour it is, whatever moment the issue is of", async () => {
    const early = ["send", "--now", "2026-12-24T12:00:00Z", "--test", "me@example.net", "--to", "-"];
    const testAt = async (minute: number): Promise<string> =>
      (await runWords(early, { cwd: project, now: () => Date.UTC(2026, 10, 22, 12, minute) })).stdout;
    const [first, second] = [await testAt(1), await testAt(2)];
    expect(first).toContain("Date: Sun, 22 Nov 2026 12:01:00 +0000");
    // Mail programs show one of two mails that have the same.
    const id = (mail: string): string | undefined => /^Message-ID: (.*)$/m.exec(mail)?.[1];
    expect(id(first)).not.toBe(id(second));
  });

  it("prints a mail to standard output", async () => {
    const { stdout, stderr } = await run("send", "--test", "me@example.net", "--to", "-");
    expect(stdout).toMatch(/^From: The Courier <news@courier\.example>\r\nTo: me@example\.net\r\n/);
    expect(stderr).toContain("if it looks right: postrider send 2026-11-20 --approve");
  });

  it("rehearses, and gives a receipt", async () => {
    await run("subscribers", "import", "list.csv");
    expect((await json("send", "--rehearse")).last).toMatchObject({ ok: true, recipients: 2, links: 2, foreign: 0 });
    expect((await run("send", "--rehearse")).stdout).toContain("2 distinct recipients");
    expect(server.accepted.size).toBe(0);
  });

  it("says which modes do not go together, and which issues there are", async () => {
    expect((await run("send", "--rehearse", "--report")).code).toBe(2);
    const { code, stderr } = await run("send", "1999-01-01", "--test", "me@example.net");
    expect(code).toBe(1);
    expect(stderr).toContain("There are: 2026-11-20");
    expect((await run("send", "--test", "not an address")).stderr).toContain("send/bad-address");
    expect((await run("send", "--report")).stderr).toContain("send/no-mailing");
  });

  it("answers unsubscribe links until it is interrupted", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 500);
    const words = ["serve-unsubscribe", "--port", "0"];
    const { code, stdout } = await runWords(words, { cwd: project, signal: controller.signal });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
  });
});
