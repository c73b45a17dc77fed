#!/usr/bin/env node
import { VERSION } from "../version.js";

// Answered before anything else is loaded, so that it costs next to nothing.
if (process.argv.length === 3 && /^(?:--version|-V)$/.test(process.argv[2] ?? "")) {
  process.stdout.write(`${VERSION}\n`);
} else {
  const { runProcess } = await import("./run-process.js");
  await runProcess(process);
}
