import { defineCommand, EXIT } from "./command.js";

/** `init`: a publication to begin with, that builds at once. */
export const initCommand = defineCommand({
  name: "init",
  summary: "Begin a publication: settings, two articles, and everything set up",
  description:
    "Nothing is overwritten: when one of the files is there already, none is written. A .gitignore stays as it is.",
  arguments: { dir: { description: "Folder to begin it in; made if there is none (default: here)", required: false } },
  options: {},
  examples: ["postrider init", "postrider init courier"],

  async run({ dir = "." }, { cwd, env, now, stdout }) {
    const { resolve } = await import("node:path");
    const { scaffold } = await import("../disk/scaffold.js");
    const { writeNewFiles } = await import("../disk/write-new-files.js");
    const folder = resolve(cwd, dir);
    const files = scaffold(folder, now());
    await writeNewFiles(folder, files);
    for (const path of Object.keys(files)) stdout.write(`${stdout.colours.green("+")} ${path}\n`);
    stdout.write("\nNext: change the title and address in content/publication.yaml, then\n");
    if (dir !== ".") stdout.write(`  cd ${asTyped(dir)}\n`);
    // As it was called: who has it from npx has no postrider on the path.
    stdout.write(`  ${env["npm_lifecycle_event"] === "npx" ? "npx " : ""}postrider build\n`);
    return EXIT.fine;
  },
});

/** A folder as a shell takes it for one word: PowerShell and cmd share no quotes but the double ones. */
function asTyped(folder: string): string {
  if (/^[\p{L}\p{N}_./+,:@%][\p{L}\p{M}\p{N}_./+,:@%=-]*$/u.test(folder)) return folder;
  if (process.platform === "win32") return `"${folder}"`;
  const path = folder.startsWith("-") ? `./${folder}` : folder;
  return `'${path.replaceAll("'", "'\\''")}'`;
}
