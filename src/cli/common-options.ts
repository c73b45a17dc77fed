import type { Option } from "./command.js";

/** Options that several commands take, so that they mean the same in all. */
export const DIR = {
  description: "Folder of the project: the one that holds content/",
  value: "folder",
  default: ".",
  example: "~/courier",
} as const satisfies Option;

export const OUT = {
  description: "Folder that the publication is written to, from the project's folder",
  value: "folder",
  default: "out",
  example: "public",
} as const satisfies Option;

export const NOW = {
  description: "Build as if it were this moment (ISO 8601): the same moment gives the same bytes",
  value: "moment",
  example: "2026-11-22T12:00:00Z",
} as const satisfies Option;

export const JSON_OUTPUT = {
  description: "Print the result as JSON to standard output, and nothing else",
} as const satisfies Option;

export const LEDGER = {
  description: "Where the ledger is, as for send",
  value: "place",
  example: "postgres://courier@db.example/postrider",
} as const satisfies Option;
