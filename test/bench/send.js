// How fast a list is mailed, beside postfix's smtp-source on the same smtp-sink, and what it takes
// in memory. After npm run compile; everything is as in earnest: 40 KB a message, written for each
// reader, over 20 connections, with the ledger's durable writes.
//
//   node test/bench/send.js                  the rates: smtp-source, unsigned, signed; part of npm run bench
//   node test/bench/send.js memory [count]   peak memory with 1,000 readers and with many (1,000,000: about ten
//                                            minutes and 2 GB of disk; how far it is, it says every ten seconds)
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { appendFileSync, createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { openLedger } from "../../dist/ledger/open-ledger.js";
import { dkimSigner } from "../../dist/message/dkim-signer.js";
import { rsaSigner } from "../../dist/message/rsa-signer.js";
import { composer } from "../../dist/send/composer.js";
import { deliverMailing } from "../../dist/send/deliver-mailing.js";
import { startLoopbackSink } from "../../dist/send/loopback-sink.js";
import { Pace } from "../../dist/send/pace.js";
import { signingThreads } from "../../dist/send/signing-threads.js";
import { SmtpTransport } from "../../dist/send/smtp-transport.js";

const CONNECTIONS = 20;
const print = (line) => process.stdout.write(`${line}\n`);
const MESSAGE_BYTES = 40_960;

/** A digest whose messages have 40 KB on the wire. */
function digest() {
  const token = (name) => ({ mark: `%%${name}:c0ffee%%`, name, otherwise: "reader" });
  const line = '<p style="color:#333333;font-size:16px">Some words of an article that go on a bit.</p>\n';
  return {
    issue: { id: "tag:courier.example,2026:9", number: 9, slug: "2026-11-20", url: "https://courier.example/9/" },
    from: { name: "The Courier", address: "news@courier.example" },
    subject: "Courier #9",
    language: "en",
    direction: "ltr",
    text: `Dear %%name:c0ffee%%,\n${"Some words of an article that go on.\n".repeat(100)}%%unsubscribe-url:c0ffee%%\n`,
    html: `<p>Dear %%name:c0ffee%%</p>\n${line.repeat(380)}<a href="%%unsubscribe-url:c0ffee%%">Unsubscribe</a>\n`,
    headers: [{ name: "List-Id", value: "The Courier <news.courier.example>" }],
    tokens: [token("name"), token("unsubscribe-url")],
  };
}

async function* readers(count) {
  for (let number = 1; number <= count; number += 1) {
    yield { address: `reader${number}@example.com`, name: `Reader ${number}`, tags: [], fields: { city: "Almaty" } };
  }
}

function rsaKey() {
  return generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" });
}

/** Mails a list; messages a second. */
async function mail(count, port, isSigned) {
  const folder = mkdtempSync(join(tmpdir(), "postrider-bench-"));
  const ledger = await openLedger(join(folder, "ledger.db"));
  const mailing = await ledger.freeze(
    { key: "bench", contentHash: "c0ffee", message: digest(), startedAt: Date.now() },
    readers(count),
  );
  await ledger.enlist();
  const threads = signingThreads(rsaKey());
  const signer = isSigned ? dkimSigner({ domain: "courier.example", selector: "s1" }, threads.sign) : undefined;
  const unsubscribe = { url: "https://courier.example/u/", address: "unsubscribe@courier.example" };
  const compose = composer(mailing, {
    unsubscribe,
    bounces: "b@courier.example",
    secret: "secret",
    signer,
  });
  const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, CONNECTIONS);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await deliverMailing({
    ledger,
    mailing,
    transport,
    pace: new Pace([]),
    compose,
    retryFor: 0,
    stopAt: 1,
    signal: new AbortController().signal,
  });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const { states } = await ledger.account(mailing.id);
  if (states.accepted !== count) throw new Error(`accepted ${states.accepted} of ${count}`);
  await threads.close();
  await transport.close();
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
  return { rate: count / seconds, microseconds: (user + system) / count };
}

/** One run in a process of its own, so that neither warmth nor memory is inherited. */
function apart(...words) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [
    fileURLToPath(import.meta.url),
    ...words.map(String),
  ]);
  if (status !== 0) throw new Error(String(stderr));
  return JSON.parse(String(stdout));
}

const DIRECTORIES = [
  "/usr/sbin",
  "/usr/libexec/postfix",
  "/usr/lib/postfix/sbin",
  ...(process.env.PATH ?? "").split(":"),
];

/** Where a program of postfix is; not all of them are where the shell looks. */
function postfix(name) {
  return DIRECTORIES.map((directory) => join(directory, name)).find((path) => existsSync(path));
}

/** What one signature takes of a core, in seconds. */
function signatureSeconds() {
  const sign = rsaSigner(rsaKey());
  for (let warm = 0; warm < 200; warm += 1) sign("text");
  const [count, cpu] = [1000, process.cpuUsage()];
  for (let made = 0; made < count; made += 1) sign("text");
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1e6 / count;
}

/**
 * Messages a second: of smtp-source, of ours without and with DKIM, all to the same smtp-sink.
 *
 * @param {{ count: number, turns: number }} options
 * @returns {Promise<object | undefined>} undefined where postfix is not installed
 */
export async function measureSending({ count, turns }) {
  const [source, server] = [postfix("smtp-source"), postfix("smtp-sink")];
  if (!source || !server) return undefined;
  const address = `127.0.0.1:${20_000 + (process.pid % 10_000)}`;
  // As root it wants to be told who to be.
  const user = process.getuid?.() === 0 ? ["-u", "postfix"] : [];
  const sink = spawn(server, [...user, address, "400"], { stdio: "ignore" });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const words = `-d -s ${CONNECTIONS} -l ${MESSAGE_BYTES} -m ${count} -f a@example.org -t b@example.com ${address}`;
  try {
    // In turns, and the best of each: whatever else the machine does disturbs all alike.
    const best = { source: 0, unsigned: 0, signed: 0 };
    let signature = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < turns; turn += 1) {
      const began = performance.now();
      execFileSync(source, words.split(" "));
      best.source = Math.max(best.source, count / ((performance.now() - began) / 1000));
      for (const kind of ["unsigned", "signed"]) {
        best[kind] = Math.max(best[kind], apart("mail", count, address.split(":")[1], kind).rate);
        process.stderr.write(".");
      }
      signature = Math.min(signature, signatureSeconds());
    }
    // The share of the unsigned rate that were left if signing took nothing but the signatures.
    const bound = 1 / (1 + (best.unsigned * signature) / availableParallelism());
    return { ...best, signature, bound };
  } finally {
    process.stderr.write("\n");
    sink.kill();
  }
}

/** Prints the rates as a Markdown table, or, loudly, why there are none. */
export function printSending(sending) {
  print(`\n### Mailing a list: ${MESSAGE_BYTES / 1024} KB a message, ${CONNECTIONS} connections, one smtp-sink\n`);
  if (!sending) {
    print("**NOT MEASURED: smtp-source and smtp-sink are missing. They come with postfix: apt-get install postfix**");
    return;
  }
  const { source, unsigned, signed, signature, bound } = sending;
  const percent = (part, whole) => `${((100 * part) / whole).toFixed(0)} %`;
  print("| | messages a second | |\n|---|---:|---:|");
  print(`| postfix's smtp-source, the same message for all | ${source.toFixed(0)} | |`);
  print(`| Postrider, with the ledger | ${unsigned.toFixed(0)} | ${percent(unsigned, source)} of smtp-source |`);
  print(`| the same, DKIM-signed | ${signed.toFixed(0)} | ${percent(signed, unsigned)} of unsigned |`);
  print(
    `\nA signature (RSA-2048) takes ${(signature * 1e6).toFixed(0)} µs of a core: with all else free, ${percent(bound, 1)} of unsigned were possible here.`,
  );
}

async function* csv(count) {
  yield "email,name\n";
  for await (const { address, name } of readers(count)) yield `${address},${name}\n`;
}

/** Peak memory of `postrider send` as people run it, in megabytes. */
async function peak(count) {
  const folder = mkdtempSync(join(tmpdir(), "postrider-bench-"));
  const main = fileURLToPath(new URL("../../dist/program/main.js", import.meta.url));
  const sink = spawn(process.execPath, [fileURLToPath(import.meta.url), "sink", String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const port = await new Promise((resolve) => sink.stdout.once("data", (data) => resolve(Number(data))));
    execFileSync(process.execPath, [main, "init", folder]);
    appendFileSync(join(folder, "content", "publication.yaml"), settings(port));
    await pipeline(Readable.from(csv(count)), createWriteStream(join(folder, "readers.csv")));
    const test = execFileSync(process.execPath, [main, "send", "--test", "me@example.org", "--to", "test", "--json"], {
      cwd: folder,
    });
    // The process tells its own peak when it ends.
    const tell = `data:text/javascript,import { writeSync } from "node:fs";
      process.on("exit", () => writeSync(2, "peak " + process.resourceUsage().maxRSS + "\\n"));`;
    const words = ["--import", tell, main, "send", "--approve", JSON.parse(String(test)).contentHash];
    const { stderr } = spawnSync(process.execPath, words, { cwd: folder });
    const [, kilobytes] = /peak (\d+)/.exec(String(stderr)) ?? [];
    if (!String(stderr).includes(`${count} accepted`)) throw new Error(String(stderr));
    return Math.round(Number(kilobytes) / 1024);
  } finally {
    sink.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function settings(port) {
  return `
email: { from: { address: news@courier.example } }
sending:
  server: smtp://127.0.0.1:${port}
  subscribers: readers.csv
  unsubscribe: { url: "https://courier.example/u/", address: unsubscribe@courier.example }
  connections: ${CONNECTIONS}
`;
}

/** A server in a process of its own, which tells how far the mailing is. */
async function serve(count) {
  let kept = 0;
  const keep = () => {
    kept += 1;
  };
  const sink = await startLoopbackSink({ answer: () => "take", keep });
  print(sink.port);
  setInterval(() => {
    if (kept > 0) process.stderr.write(`${kept.toLocaleString("en")} of ${count.toLocaleString("en")} mailed\n`);
  }, 10_000);
}

async function compareMemory(count) {
  const [small, large] = [await peak(1000), await peak(count)];
  const readers = count.toLocaleString("en");
  print(`peak memory: ${small} MB with 1,000 readers, ${large} MB with ${readers}, × ${(large / small).toFixed(2)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [mode, count, port, kind] = process.argv.slice(2);
  if (mode === "mail") print(JSON.stringify(await mail(Number(count), Number(port), kind === "signed")));
  else if (mode === "sink") await serve(Number(count));
  else if (mode === "memory") await compareMemory(Number(count ?? 1_000_000));
  else printSending(await measureSending({ count: 20_000, turns: 3 }));
}
