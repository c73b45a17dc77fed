import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Runs a program to its end.
 *
 * Wall time suffers from whatever else the machine does; processor time (of all cores together) much
 * less. Memory is the peak of the resident set, as Linux keeps it (`VmHWM`, proc(5)); elsewhere it is
 * not told.
 *
 * @param {string} command
 * @param {readonly string[]} words
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<{ wall: number, cpu: number | undefined, peak: number | undefined }>} milliseconds, milliseconds, MB
 */
export function measure(command, words, { cwd, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(command, words, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    let [cpu, peak] = [undefined, undefined];
    const look = setInterval(() => {
      [cpu, peak] = [cpuOf(child.pid) ?? cpu, peakOf(child.pid) ?? peak];
    }, 5);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => said.push(text));
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(look);
      const wall = performance.now() - began;
      if (code === 0) resolve({ wall, cpu, peak });
      else reject(new Error(`${command} ${words.join(" ")} ended with ${code}:\n${Buffer.concat(said)}`));
    });
  });
}

/** Runs things in turn, so that all suffer alike from what else goes on, and gives the median of each. */
export async function inTurns(runs, things) {
  const results = new Map(things.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const { name, run: once } of things) {
      results.get(name).push(await once());
      process.stderr.write(".");
    }
  }
  process.stderr.write("\n");
  return Object.fromEntries([...results].map(([name, all]) => [name, medians(all)]));
}

function medians(all) {
  const of = (field) => median(all.map((one) => one[field]).filter((value) => value !== undefined));
  return { wall: of("wall"), cpu: of("cpu"), peak: of("peak") };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return undefined;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function peakOf(pid) {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`)) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** Fields 14 and 15 of stat, in clock ticks of 10 ms; the name before them may hold anything. */
function cpuOf(pid) {
  const fields = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  return fields.length < 13 ? undefined : (Number(fields[11]) + Number(fields[12])) * 10;
}

function read(path) {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
