import {
  Argument as CommanderArgument,
  Option as CommanderOption,
  InvalidArgumentError,
  Command as Program,
} from "commander";
import { VERSION } from "../version.js";
import type { Command, Option, Values } from "./command.js";

/** Called with the command that the words name, and what they say to it. */
export type Start = (command: Command, values: Values) => Promise<void>;

/**
 * Makes the parser of the command line from the definitions.
 *
 * It never ends the process: wrong words and `--help` throw commander's `CommanderError`.
 */
export function makeProgram(
  commands: readonly Command[],
  groups: Readonly<Record<string, string>>,
  start: Start,
): Program {
  const program = bare("postrider")
    .description("Turns a folder of articles into an email digest, feeds and a web archive, and mails it")
    .version(VERSION, "-V, --version", "Print the version")
    .helpCommand("help [command]", "Show the help of a command");
  for (const command of commands) {
    const [first = "", second] = command.name.split(" ");
    const parent = second === undefined ? program : groupOf(program, first, groups);
    parent.addCommand(parserOf(command, second ?? first, start));
  }
  return program;
}

function bare(name: string): Program {
  return new Program(name).exitOverride().helpOption("-h, --help", "Show this help").showSuggestionAfterError(true);
}

function groupOf(program: Program, name: string, groups: Readonly<Record<string, string>>): Program {
  const known = program.commands.find((command) => command.name() === name);
  if (known) return known;
  const group = bare(name)
    .description(groups[name] ?? "")
    .helpCommand(false);
  program.addCommand(group);
  return group;
}

function parserOf(command: Command, name: string, start: Start): Program {
  const parser = bare(name).summary(command.summary).description(textOf(command)).allowExcessArguments(false);
  for (const [argument, { description, required }] of Object.entries(command.arguments)) {
    parser.addArgument(new CommanderArgument(required ? `<${argument}>` : `[${argument}]`, description));
  }
  for (const [option, definition] of Object.entries(command.options)) parser.addOption(optionOf(option, definition));
  parser.addHelpText("after", `\nExamples:\n${command.examples.map((line) => `  $ ${line}\n`).join("")}`);
  const names = Object.keys(command.arguments);
  return parser.action(async () => {
    const given = names.map((argument, index) => [argument, parser.args[index]] as const);
    await start(command, { ...Object.fromEntries(given), ...optionValues(command, parser.opts()) });
  });
}

function textOf({ summary, description }: Command): string {
  return description === undefined ? `${summary}.` : `${summary}.\n\n${description}`;
}

function optionOf(name: string, definition: Option): CommanderOption {
  const { description, value, repeatable, choices, default: fallback } = definition;
  if (value === undefined) return new CommanderOption(`--${name}`, description);
  const option = new CommanderOption(`--${name} <${value}>`, description);
  // One value an occurrence, so that an argument may follow.
  if (repeatable) option.default([], "none").argParser<readonly string[]>((one, all) => [...all, givenValue(one)]);
  else option.argParser(givenValue);
  if (choices) option.choices(choices);
  if (!repeatable) takeOnce(option);
  if (fallback !== undefined) option.default(fallback);
  return option;
}

/** Commander takes whatever comes next: `--out --json` would write to a folder of the name `--json`. */
function givenValue(text: string): string {
  if (text.startsWith("--")) throw new InvalidArgumentError("Expected a value, got another option.");
  return text;
}

/** Commander takes the last of several: `--test ada@… --test bob@…` would leave Ada without a mail, and say nothing. */
function takeOnce(option: CommanderOption): void {
  const parse = option.parseArg;
  let isGiven = false;
  option.argParser((text, previous) => {
    if (isGiven) throw new InvalidArgumentError("Expected it once, got it again.");
    isGiven = true;
    return parse?.(text, previous);
  });
}

/** Commander names `dry-run` `dryRun`; commands read the name they defined. */
function optionValues(command: Command, parsed: Readonly<Record<string, string | boolean | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => {
      const read = parsed[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
      return [name, value === undefined ? read === true : read];
    }),
  );
}
