import type { Place } from "../model/place.js";
import { withoutControls } from "../model/without-controls.js";
import type { Problem } from "./problem.js";

/**
 * Writes a problem as a person reads it in a terminal.
 *
 * The first line has the form `file:line:column: severity[code]: message`, which editors and
 * CI systems turn into a link. What is quoted of files, and their names, breaks no line and commands no terminal.
 */
export function formatProblem({ code, severity, message, place, hint, related = [] }: Problem): string {
  const where = place ? `${formatPlace(place)}: ` : "";
  const also = related.map((other) => `\n  ${withoutControls(`${formatPlace(other.place)}: ${other.note}`)}`).join("");
  const help = hint === undefined ? "" : `\n  hint: ${withoutControls(hint)}`;
  return `${withoutControls(`${where}${severity}[${code}]: ${message}`)}${also}${help}`;
}

/** Writes a place as `file`, `file:line` or `file:line:column`. */
export function formatPlace({ file, line, column }: Place): string {
  if (line === undefined) return file;
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}
