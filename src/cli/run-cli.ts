import { CommanderError, type Command as Program } from "commander";
import { buildCommand } from "./build-command.js";
import { type Command, type Context, EXIT, type Values } from "./command.js";
import { printBug } from "./print-bug.js";
import { printJson } from "./print-json.js";
import { printProblems } from "./print-problems.js";
import { problemsIn } from "./problems-in.js";
import { makeProgram } from "./program.js";

/**
 * Runs one command line.
 *
 * @param words - What was typed after `postrider`.
 * @returns The exit code. Never throws: a bug is printed with its stack, and ends with 70.
 */
export async function runCli(words: readonly string[], context: Context): Promise<number> {
  let exitCode: number = EXIT.fine;
  const { COMMANDS, GROUPS } = words[0] === buildCommand.name ? BUILD_ALONE : await import("./commands.js");
  const program = makeProgram(COMMANDS, GROUPS, async (command, values) => {
    exitCode = await runCommand(command, values, context);
  });
  const output = { writeOut: (text: string) => context.stdout.write(text), writeErr: () => {} };
  for (const each of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    each.configureOutput(output);
  }
  try {
    await program.parseAsync(namedCommand(words, program), { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return endOfParsing(error, words, program, context);
    printBug(error, context.stderr);
    return EXIT.bug;
  }
}

/** What is run again and again has no need to know the other commands. */
const BUILD_ALONE = { COMMANDS: [buildCommand], GROUPS: {} };

/**
 * `help new article` means `new article --help`. Commander looks at the first word behind `help` alone, and helps
 * with what is no command, too: of that nothing is left but its name, about which commander then complains.
 */
function namedCommand(words: readonly string[], program: Program): readonly string[] {
  const asked = words[0] === "help" ? words.slice(1) : words;
  let group = program;
  for (const [index, word] of asked.entries()) {
    if (group.commands.length === 0 || word.startsWith("-")) break;
    const command = group.commands.find((known) => known.name() === word);
    if (!command) return asked.slice(0, index + 1);
    group = command;
  }
  return asked === words ? words : [...pathOf(group), "--help"];
}

/** The words that name a command or group, from the program down. */
function pathOf(command: Program): readonly string[] {
  return command.parent ? [...pathOf(command.parent), command.name()] : [];
}

async function runCommand(command: Command, values: Values, context: Context): Promise<number> {
  try {
    return await command.run(values, context);
  } catch (error) {
    if (context.signal.aborted) return EXIT.interrupted;
    const problems = problemsIn(error);
    if (!problems) throw error;
    if (values["json"] === true) printJson({ ok: false, problems }, context);
    else printProblems(problems, context.stderr);
    return problems.some(({ code }) => code.startsWith("cli/")) ? EXIT.usage : EXIT.errors;
  }
}

/** Help and version end the parsing as errors do. */
function endOfParsing(error: CommanderError, words: readonly string[], program: Program, { stderr }: Context): number {
  if (error.exitCode === 0) return EXIT.fine;
  // No command, or the first word of a group alone.
  if (error.code === "commander.help") {
    const group = program.commands.find((command) => command.name() === words[0]);
    stderr.write((group ?? program).helpInformation());
    return EXIT.usage;
  }
  // Commander writes `error: <what>` and, on a line of its own, `(Did you mean <this>?)`.
  const [what = "", suggestion] = error.message.split("\n");
  printProblems(
    [
      {
        code: "cli/usage",
        severity: "error",
        message: `Cannot run "postrider ${words.join(" ")}": ${what.replace(/^error: /, "")}`,
        hint: suggestion?.replace(/^\(|\)$/g, "") ?? "postrider --help lists what can be typed",
      },
    ],
    stderr,
  );
  return EXIT.usage;
}
