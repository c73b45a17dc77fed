// Freezes a mailing in a process of its own, so that the process can be given limits; says what went
// wrong. It runs the product as compiled.
import { openLedger } from "../../dist/ledger/open-ledger.js";

const [location, count] = process.argv.slice(2);

async function* audience() {
  for (let number = 1; number <= Number(count); number += 1) {
    yield { address: `reader${number}@example.com`, name: "", tags: [], fields: {} };
  }
}

try {
  const ledger = await openLedger(location);
  await ledger.freeze({ key: "large", contentHash: "1", message: {}, startedAt: 0 }, audience());
  process.stdout.write("done\n");
} catch (error) {
  process.stdout.write(`${error.problem?.code ?? error}\n`);
}
