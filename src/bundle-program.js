// Puts the compiled modules of the command line together into few files, `dist/program/`: Node takes a third
// of a millisecond to find, read and link each of three hundred, in every command. Packages stay what they are.
import { rolldown } from "rolldown";

const entries = ["cli/main", "disk/parse-worker", "disk/render-worker", "disk/write-worker", "send/signing-worker"];

const bundle = await rolldown({
  // All in one folder, so that threads are found beside whatever starts them.
  input: Object.fromEntries(entries.map((path) => [path.replace(/.*\//, ""), `dist/${path}.js`])),
  external: (name) => !/^[./]/.test(name),
  platform: "node",
});
await bundle.write({ dir: "dist/program", format: "esm", cleanDir: true });
