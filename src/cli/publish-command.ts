import type { PingResult } from "../send/ping-hub.js";
import { type Context, defineCommand, EXIT } from "./command.js";
import { DIR, JSON_OUTPUT, OUT } from "./common-options.js";
import { printJson } from "./print-json.js";
import { counted, printProblems } from "./print-problems.js";

/** `publish`: says which feeds changed, and with `--ping` tells the hub, which tells readers. */
export const publishCommand = defineCommand({
  name: "publish",
  summary: "Say which feeds changed, and tell the hub of them",
  description:
    "Run it when the output stands on your host: the hub (WebSub, feeds.hub in the settings) then fetches the feeds and pushes what is new to readers. Without --ping they are only listed.",
  arguments: {},
  options: {
    ping: { description: "Tell the hub; what it took note of is not told again until it changes" },
    dir: DIR,
    out: OUT,
    json: JSON_OUTPUT,
  },
  examples: ["postrider publish", "postrider publish --ping", "postrider publish --ping --out public"],
  exitCodes: { 1: "the hub did not take note of every feed: run the command again" },

  async run({ ping, dir, out, json }, context) {
    const { resolve } = await import("node:path");
    const { changedFeeds } = await import("../disk/changed-feeds.js");
    const { projectSettings } = await import("../disk/project-settings.js");
    const { publicUrl } = await import("../publication/feed-addresses.js");
    const folder = resolve(context.cwd, dir);
    const { settings } = await projectSettings(folder);
    const feeds = changedFeeds(folder, resolve(folder, out));
    const changed = new Map(feeds.paths.map((path) => [publicUrl(settings, path), path]));
    const topics = [...changed.keys()];
    const pinged = ping ? await tellHub(settings.feeds.hub, topics, context) : undefined;
    feeds.remember((pinged?.told ?? []).flatMap((topic) => changed.get(topic) ?? []));
    print(topics, pinged, json, context);
    return pinged === undefined || pinged.problems.length === 0 ? EXIT.fine : EXIT.errors;
  },
});

/** Asks for a hub only where there is something to tell. */
async function tellHub(hub: string | undefined, topics: readonly string[], { signal }: Context): Promise<PingResult> {
  if (topics.length === 0) return { told: [], problems: [] };
  if (hub === undefined) return { told: [], problems: [NO_HUB] };
  const { pingHub } = await import("../send/ping-hub.js");
  return pingHub(hub, topics, signal);
}

const NO_HUB = {
  code: "cli/no-hub",
  severity: "error",
  message: "Cannot tell a hub of the feeds: expected its address as feeds.hub in the settings, got none",
  place: { file: "content/publication.yaml" },
  hint: "Write hub: https://… below feeds:, build, and put the feeds on your host first",
} as const;

function print(changed: readonly string[], pinged: PingResult | undefined, json: boolean, context: Context): void {
  const { told = [], problems = [] } = pinged ?? {};
  if (json) {
    printJson({ ok: problems.length === 0, changed, told, problems }, context);
    return;
  }
  for (const topic of changed) context.stdout.write(`  ${told.includes(topic) ? "✓" : "~"} ${topic}\n`);
  const known = pinged ? `, the hub was told of ${told.length}` : "";
  context.stdout.write(
    changed.length === 0 ? "No feed changed\n" : `${counted(changed.length, "feed")} changed${known}\n`,
  );
  printProblems(problems, context.stderr);
}
