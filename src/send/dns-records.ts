import { resolveTxt } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { ProblemError } from "../problem/problem-error.js";

/** TXT records of a name, each put together from its strings; empty when there are none. */
export type TxtLookup = (name: string) => Promise<readonly string[]>;

/** Asks DNS. */
export const lookUpTxt: TxtLookup = async (name) => {
  try {
    return (await resolveTxt(name)).map((strings) => strings.join(""));
  } catch {
    return [];
  }
};

/**
 * Answers from a file instead, for records that are not published yet:
 * `{ "courier.example": { "TXT": [["v=spf1 -all"]] } }`, the form that mailauth reads.
 *
 * @throws {ProblemError} `send/dns-file`
 */
export function txtFromFile(path: string): TxtLookup {
  let zones: unknown;
  try {
    zones = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new ProblemError(
      {
        code: "send/dns-file",
        severity: "error",
        message: `Cannot read DNS records from ${path}: expected JSON, got something else`,
        hint: 'Write { "courier.example": { "TXT": [["v=spf1 -all"]] } }',
      },
      { cause: error },
    );
  }
  return async (name) => {
    const zone = entry(zones, name);
    const records = entry(zone, "TXT");
    return Array.isArray(records)
      ? records.map((record) => (Array.isArray(record) ? record.join("") : String(record)))
      : [];
  };
}

function entry(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
