import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { domainToASCII } from "node:url";
import { DomUtils, parseDocument } from "htmlparser2";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { describe, expect, it } from "vitest";
import { openLedger } from "../../src/ledger/open-ledger.js";
import { addressHash } from "../../src/ledger/suppression.js";
import { contentHash } from "../../src/message/content-hash.js";
import { readUnsubscribeToken } from "../../src/message/unsubscribe-token.js";
import type { Problem } from "../../src/problem/problem.js";
import { audience } from "../../src/send/audience.js";
import { sendIssue } from "../../src/send/send-issue.js";
import { SmtpTransport } from "../../src/send/smtp-transport.js";
import { digestMessage } from "../support/digest-message.js";
import { settings } from "../support/publication.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const ROWS = 10_000;
const NOW = Date.UTC(2026, 10, 22);
const SECRET = "s";

/** Addresses as lists have them, `%` for the number of the row, and whom they mean. */
const GOOD: readonly (readonly [string, string])[] = [
  ["x%@example.com", "x%@example.com"],
  ["Ada <x%@example.com>", "x%@example.com"],
  [" x%@EXAMPLE.com ", "x%@example.com"],
  ["mailto:x%@example.com", "x%@example.com"],
  ["x%+tag@example.com", "x%+tag@example.com"],
  ["x%@bücher.example", "x%@xn--bcher-kva.example"],
  ["вася%@example.com", "вася%@example.com"],
  ["o'brien%@example.com", "o'brien%@example.com"],
  // Doubles of the first: whoever came first is mailed.
  ["X0@example.com", ""],
];

/** What nobody can be mailed at. */
const BAD = [
  `${"a".repeat(290)}%@example.com`,
  "no-at-sign%",
  "two%@@example.com",
  "a b%@example.com",
  "a%@b",
  ".a%@example.com",
  "a%..b@example.com",
  "a%@-example.com",
  "a%@[192.0.2.1]",
  "a%@exam_ple.com",
  "<script%>@example.com",
  "a%@",
  "a%@example.com\r\nRCPT TO:<evil@example.org>",
  "a%\u202eb@example.com",
];

/** Names as lists have them, and as their readers must see them. */
const NAMES: readonly (readonly [string, string])[] = [
  ["Ada %", "Ada %"],
  ["Bob\r\nBcc: evil@example.org %", "Bob Bcc: evil@example.org %"],
  ["Bob %\r\n\r\n.\r\nMAIL FROM:<evil@example.org>", "Bob % . MAIL FROM:<evil@example.org>"],
  ['Ann "the %" O\'Hara, jr.; <ann@example.org>', 'Ann "the %" O\'Hara, jr.; <ann@example.org>'],
  ["=?utf-8?Q?=0D=0ABcc:_evil=40example.org?= %", "=?utf-8?Q?=0D=0ABcc:_evil=40example.org?= %"],
  ['<script>alert(%)</script> & "co" \'', '<script>alert(%)</script> & "co" \''],
  // The marks of the message's own tokens are nothing but text in a name.
  ["%%city:c0ffee%% {{city}} %", "%%city:c0ffee%% {{city}} %"],
  ["Айгүл Нұрланқызы %", "Айгүл Нұрланқызы %"],
  ["阿依古丽 ئايگۈل % 🕊", "阿依古丽 ئايگۈل % 🕊"],
  [`.${"very ".repeat(60)}long %`, `.${"very ".repeat(60)}long %`],
  ["From % =\t=20", "From % = =20"],
  ["", ""],
];

interface Row {
  readonly cell: string;
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly shown: string;
}

const numbered = (text: string, number: number) => text.replace(/(?<!%)%(?!%)/g, String(number));

const rows: readonly Row[] = Array.from({ length: ROWS }, (_, index) => {
  const [good, address] = GOOD[(index / 2) % GOOD.length] ?? ["", ""];
  const [name, shown] = NAMES[Math.floor(index / 2) % NAMES.length] ?? ["", ""];
  const cell = index % 2 === 0 ? good : (BAD[((index - 1) / 2) % BAD.length] ?? "");
  const fallback = cell.startsWith("Ada <") ? "Ada" : "";
  return {
    cell: numbered(cell, index),
    name: numbered(name, index),
    city: `City, ${index}`,
    address: index % 2 === 0 ? numbered(address, index) : "",
    shown: numbered(shown, index) || fallback,
  };
});

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csv = rows.map(({ cell, name, city }) => [cell, name, city].map(quoted).join(";")).join("\r\n");
const token = (name: string, otherwise = "reader") => ({ mark: `%%${name}:c0ffee%%`, name, otherwise });
const message = digestMessage({
  text: "Dear %%name:c0ffee%%,\n\nfrom %%city:c0ffee%%. %%reason:c0ffee%%\n%%unsubscribe-url:c0ffee%%\n1 Post Road, Almaty\n",
  html: '<p title="%%name:c0ffee%%">Dear %%name:c0ffee%%</p><p>%%city:c0ffee%%</p><a href="%%unsubscribe-url:c0ffee%%">Unsubscribe</a><i>%%reason:c0ffee%% 1 Post Road, Almaty</i>',
  tokens: [token("name"), token("city"), token("reason", "You subscribed."), token("unsubscribe-url")],
});
const SETTINGS = settings({
  publisher: { name: "Courier Press", address: "1 Post Road, Almaty" },
  sending: {
    unsubscribe: { url: "https://courier.example/u", address: "unsubscribe@courier.example" },
  },
});

/** A server from another house, and what it has taken for whom. */
async function startServer() {
  const kept = new Map<string, Buffer[]>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    onData(stream, { envelope }, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        for (const { address } of envelope.rcptTo) {
          const at = address.lastIndexOf("@");
          const to = `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
          kept.set(to, [...(kept.get(to) ?? []), Buffer.concat(pieces)]);
        }
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const bound = server.server.address();
  const port = typeof bound === "object" && bound ? bound.port : 0;
  return { kept, port, stop: () => new Promise<void>((resolve) => void server.close(() => resolve())) };
}

/** Mails the list over SMTP, as `postrider send` does. */
async function mailList() {
  const project = temporaryFolder();
  writeFileSync(join(project, "list.csv"), `E-Mail;Name;City\r\n${csv}\r\n`);
  const server = await startServer();
  const ledger = await openLedger(join(project, "ledger.db"));
  await ledger.suppress({
    hash: addressHash("x18@example.com"),
    action: "suppress",
    reason: "unsubscribed",
    detail: "",
    at: NOW,
  });
  const transport = new SmtpTransport({ host: "127.0.0.1", port: server.port, secure: false }, 10);
  const problems: Problem[] = [];
  const source = { source: "list.csv", project, columns: {}, segment: [] };
  const sent = await sendIssue({
    ledger,
    key: "2026-11-20",
    message,
    settings: SETTINGS,
    isOut: true,
    approved: contentHash(message),
    audience: audience(source, { rows: 0, outside: 0 }, (problem) => void problems.push(problem)),
    transport,
    secret: SECRET,
    now: NOW,
    signal: new AbortController().signal,
  });
  await transport.close();
  await ledger.close();
  await server.stop();
  return { ...sent, problems, kept: server.kept };
}

describe("a nasty list, mailed", { timeout: 120_000 }, () => {
  it("reaches exactly the right readers, once, each with their own data and nothing else", async () => {
    const { end, account, problems, kept } = await mailList();
    const expected = new Map(rows.flatMap((row) => (row.address === "" ? [] : [[row.address, row] as const])));
    expected.delete("x18@example.com");
    expect(end).toBe("done");
    expect([...kept.keys()].sort()).toEqual([...expected.keys()].sort());
    expect(account.states).toMatchObject({ accepted: expected.size, suppressed: 1, refused: 0, unknown: 0 });
    expect([...kept.values()].filter((mails) => mails.length !== 1)).toEqual([]);
    expect(problems.length).toBe(ROWS / 2);

    for (const [address, { shown, city }] of expected) {
      const mail = await PostalMime.parse(kept.get(address)?.[0] ?? "");
      const name = shown || "reader";
      expect(mail.to).toEqual([{ address, name: shown }]);
      const fields = mail.headers.map(({ key }) => key).sort();
      expect(fields).toEqual(FIELDS);
      const link = mail.headers.find(({ key }) => key === "list-unsubscribe")?.value.match(/<(.*?)>/)?.[1] ?? "";
      expect(readUnsubscribeToken(link.slice(-64), SECRET)?.hash).toBe(addressHash(address));
      expect(mail.text).toBe(`Dear ${name},\n\nfrom ${city}. You subscribed.\n${link}\n1 Post Road, Almaty\n\n`);
      const html = parseDocument(mail.html ?? "");
      const [greeting, place] = DomUtils.getElementsByTagName("p", html);
      const [leave] = DomUtils.getElementsByTagName("a", html);
      expect([greeting?.attribs["title"], greeting && DomUtils.textContent(greeting)]).toEqual([name, `Dear ${name}`]);
      expect([place && DomUtils.textContent(place), leave?.attribs["href"]]).toEqual([city, link]);
    }
  });
});

const FIELDS = [
  "content-type",
  "date",
  "feedback-id",
  "from",
  "list-id",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "message-id",
  "mime-version",
  "subject",
  "to",
];
