import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SYNONYMS } from "../../src/articles/standard-keys.js";
import { RULES } from "../../src/build/built-in-parts.js";
import type { Command } from "../../src/cli/command.js";
import { COMMANDS } from "../../src/cli/commands.js";
import { type SettingsOption, settingsOptions } from "../../src/publication/settings-options.js";
import { STANDARD_KEYS, type StandardKey } from "../../src/publication/standard-key.js";
import { FLOORS } from "./rooms.js";

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));

/** What stands between `<!-- reference: <name> -->` and `<!-- end of <name> -->` of the README. */
export const REFERENCES: Readonly<Record<string, () => string>> = {
  commands: () => COMMANDS.map(commandReference).join("\n\n"),
  settings: settingsReference,
  frontmatter: frontMatterReference,
  rules: rulesReference,
};

/** What each key of the front matter means, for its table. */
const MEANINGS: Readonly<Record<StandardKey, string>> = {
  title: "Headline. Without one, the first heading.",
  subtitle: "Line under the headline.",
  summary: "What lists, mails and feeds show; plain text. Without one, the first paragraphs.",
  dateline: "Place in the head of a report: `ALMATY, Kazakhstan`.",
  date: "When it was published: `2026-11-22`, with time `2026-11-22 09:30`, with zone, or milliseconds since 1970.",
  publishDate: "When it becomes public, where that is not `date`.",
  updated: "Last change that readers should know of.",
  expires: "From when on it is in no output.",
  draft: "`true`: in no output until it is removed.",
  authors: "Names, or `name`, `url`, `email`, `avatar`; those of the settings are known by name.",
  contributors: "The same, for who helped.",
  tags: "List, or words with commas between them.",
  categories: "The same; the first is the section where `section` is missing.",
  section: "The one section it belongs to.",
  language:
    "BCP 47; without one it is told by the file name (`post.kk.md`), or by the script of the text where that leaves no doubt.",
  translationKey: "Articles with the same key are translations of each other.",
  slug: "Last part of its address.",
  permalink: "Its whole address, from the root of the site.",
  aliases:
    "Former addresses; each gets a page that leads here. Those that Postrider gave are known to `content/ids.tsv`.",
  canonical: "Address of the original, when it was published elsewhere first.",
  id: "Permanent id for feeds. Published as it is written.",
  image: "Picture for lists, mails and previews of links.",
  imageAlt: "What the picture shows, for who cannot see it.",
  imageCaption: "Caption of the picture.",
  enclosure: "Sound or other file to download: path or address, or `url`, `type`, `length`, `duration`.",
  duration: "Length of the sound: `23:45`, or seconds.",
  episode: "Number of the episode.",
  season: "Number of the season.",
  episodeType: "`full`, `trailer` or `bonus`.",
  explicit: "`true` for words not meant for children.",
  transcript: "Transcript of the sound: a file beside the article, or an address.",
  chapters: "Chapters of the sound (JSON): a file, or an address.",
  people: "Who is heard: `name`, `role`, `url`, `image`.",
  license: "Address of its licence.",
  corrections: "List of `date` and `text`: what was wrong in an earlier version.",
  repostOf: "`title` and `url` of where it came from: RSS `source`.",
  feed: "`full`, `summary` or `none`: what feeds carry of it.",
};

/** Writes the references anew; everything else stays as it is. */
export function withReferences(text: string): string {
  return Object.entries(REFERENCES).reduce((whole, [name, reference]) => {
    const [start, end] = [`<!-- reference: ${name} -->\n`, `\n<!-- end of ${name} -->`];
    const [from, to] = [whole.indexOf(start), whole.indexOf(end)];
    if (from < 0 || to < 0) throw new Error(`The text has no place for the reference "${name}"`);
    return `${whole.slice(0, from)}${start}\n${reference()}\n${whole.slice(to)}`;
  }, text);
}

function commandReference({
  name,
  summary,
  description,
  arguments: args,
  options,
  examples,
  exitCodes,
}: Command): string {
  const typed = Object.entries(args).map(([argument, { required }]) => (required ? `<${argument}>` : `[${argument}]`));
  const rows = [
    ...Object.entries(args).map(([argument, { description: text }]) => `| \`${argument}\` | ${cell(text)}. | |`),
    ...Object.entries(options).map(([option, { value, description: text, choices, default: fallback, example }]) => {
      const flag = value === undefined ? `--${option}` : `--${option} <${value}>`;
      const chosen = choices ? ` One of ${choices.map((choice) => `\`${choice}\``).join(", ")}.` : "";
      const filled = fallback === undefined ? "" : ` Default \`${fallback}\`.`;
      const typedSo = example === undefined ? "" : `\`--${option} ${example}\``;
      return `| \`${flag}\` | ${cell(`${text}.${chosen}${filled}`)} | ${cell(typedSo)} |`;
    }),
  ];
  return [
    `### \`postrider ${[name, ...typed].join(" ")}\``,
    description === undefined ? `${summary}.` : `${summary}. ${description}`,
    rows.length === 0 ? "" : ["| | | example |", "|---|---|---|", ...rows].join("\n"),
    `\`\`\`sh\n${examples.join("\n")}\n\`\`\``,
    Object.entries(exitCodes ?? {})
      .map(([code, meaning]) => `Exit code ${code}: ${meaning}.`)
      .join(" "),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function settingsReference(): string {
  const options = settingsOptions();
  const groups = options.filter(
    ({ key }) => options.some((other) => other.key.startsWith(`${key}.`)) && !key.includes("."),
  );
  const isIn = (option: SettingsOption, group: SettingsOption): boolean =>
    /[.[]/.test(option.key.charAt(group.key.length)) && option.key.startsWith(group.key);
  const top = options.filter((option) => !groups.some((group) => option === group || isIn(option, group)));
  const tables = groups.map((group) => {
    const members = options.filter((option) => isIn(option, group));
    return `#### \`${group.key}\`\n\n${group.description}\n\n${settingsTable(members)}`;
  });
  return [`#### The publication\n\n${settingsTable(top)}`, ...tables].join("\n\n");
}

function settingsTable(options: readonly SettingsOption[]): string {
  const rows = options.map(({ key, description, reason, choices, required, example, ...rest }) => {
    const chosen = choices.length === 0 ? "" : ` One of ${choices.map((choice) => `\`${choice}\``).join(", ")}.`;
    const filled = required ? "**required**" : rest.default === undefined ? "" : code(rest.default);
    return `| \`${key}\` | ${cell(description + chosen + (reason === undefined ? "" : ` ${reason}`))} | ${cell(filled)} | ${cell(code(example))} |`;
  });
  return ["| key | | default | example |", "|---|---|---|---|", ...rows].join("\n");
}

/** A value as YAML takes it on one line. */
function code(value: unknown): string {
  return `\`${typeof value === "string" && value !== "" ? value.replaceAll("\n", "\\n") : JSON.stringify(value)}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function rulesReference(): string {
  const rows = RULES.map(({ code, description }) => `| \`${code}\` | ${cell(description)} |`).sort();
  return ["| code | what it looks for |", "|---|---|", ...rows].join("\n");
}

/** Codes of problems in the source. */
export interface CodesInSource {
  /** Codes that stand there as they are. */
  readonly written: ReadonlySet<string>;
  /** Whether a code can be put together there: `articles/${code}` and, in the same file, `"front-matter-size"`. */
  has(code: string): boolean;
}

/** `message` is a room of ours, and a type of media. */
const MEDIA_TYPE = /^message\/(?:rfc822|feedback-report|(?:global-)?delivery-status)$/;

export function codesInSource(): CodesInSource {
  const code = new RegExp(`"((?:${FLOORS.flat().join("|")})/[a-z0-9-]+)"`, "g");
  const texts = readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join(SRC, path), "utf8"));
  const literals = texts.flatMap((text) => [...text.matchAll(code)].map(([, literal]) => literal ?? ""));
  const written = new Set(literals.filter((literal) => !MEDIA_TYPE.test(literal)));
  return { written, has: (name) => written.has(name) || texts.some((text) => canSay(text, name)) };
}

/** Whether a file holds a word in quotes, or a template and a word that together make it. */
function canSay(text: string, word: string): boolean {
  if (text.includes(`"${word}"`)) return true;
  const templates = [...text.matchAll(/`([a-z0-9/-]*)\$\{\w+\}([a-z0-9-]*)`/g)];
  return templates.some(([, start = "", end = ""]) => {
    const fits = start.length + end.length > 0 && word.startsWith(start) && word.endsWith(end);
    return fits && canSay(text, word.slice(start.length, word.length - end.length));
  });
}

function frontMatterReference(): string {
  const rows = STANDARD_KEYS.map((key) => {
    const words = SYNONYMS[key].filter((word) => word !== key.toLowerCase()).map((word) => `\`${word}\``);
    return `| \`${key}\` | ${cell(MEANINGS[key])} | ${words.join(" ")} |`;
  });
  return ["| key | | also understood |", "|---|---|---|", ...rows].join("\n");
}
