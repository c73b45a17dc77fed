// Unsubscribes somebody in a process of its own, as the unsubscribe service does. It runs the product as compiled.
import { openLedger } from "../../dist/ledger/open-ledger.js";

const [location, hash] = process.argv.slice(2);

try {
  const ledger = await openLedger(location);
  await ledger.suppress({ hash, action: "suppress", reason: "unsubscribed", detail: "", at: 0 });
  await ledger.close();
  process.stdout.write("done\n");
} catch (error) {
  process.stdout.write(`${error.problem?.code ?? error}\n`);
}
