// One sender as a process of its own, so that it can be killed. It runs the product as compiled; its
// ledger is wrapped so that it dies at a step it is told. Settings come in a JSON file.
import { readFileSync } from "node:fs";
import { openLedger } from "../../dist/ledger/open-ledger.js";
import { composer } from "../../dist/send/composer.js";
import { deliverMailing } from "../../dist/send/deliver-mailing.js";
import { Pace } from "../../dist/send/pace.js";
import { SmtpTransport } from "../../dist/send/smtp-transport.js";

const {
  location,
  port,
  connections,
  readers,
  message,
  startedAt,
  die,
  limits = [],
} = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** Kills this very process, as a power cut would: nothing is finished or said. */
function perish() {
  process.kill(process.pid, "SIGKILL");
}

/** A ledger that dies `when` ("before", "during", "after") the `count`th call of `method` that is about `state`. */
function mortal(ledger) {
  let seen = 0;
  return new Proxy(ledger, {
    get(target, name) {
      const value = target[name];
      if (typeof value !== "function") return value;
      return (...words) => {
        const meant = name === die?.method && (!die.state || words[1].some(({ state }) => state === die.state));
        if (!meant || ++seen !== die.count) return value.apply(target, words);
        if (die.when === "before") perish();
        const result = value.apply(target, words);
        if (die.when === "during") setImmediate(perish);
        else void result.then(perish);
        return new Promise(() => undefined);
      };
    },
  });
}

async function* audience() {
  for (let number = 1; number <= readers; number += 1) {
    if (die?.method === "audience" && number === die.count) perish();
    yield { address: `reader${number}@example.com`, name: `Reader ${number}`, tags: [], fields: {} };
  }
}

const ledger = mortal(await openLedger(location));
await ledger.enlist();
const mailing =
  (await ledger.mailing("issue")) ??
  (await ledger
    .freeze({ key: "issue", contentHash: "c0ffee", message, startedAt }, audience())
    .catch(() => ledger.mailing("issue")));
const transport = new SmtpTransport({ host: "127.0.0.1", port, secure: false }, connections);
await deliverMailing({
  ledger,
  mailing,
  transport,
  pace: new Pace(limits),
  compose: composer(mailing, { unsubscribe: {}, bounces: "b@courier.example", secret: "s" }),
  retryFor: 60_000,
  stopAt: 1,
  signal: new AbortController().signal,
  delay: () => 50,
});
await transport.close();
await ledger.close();
