import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface CanIEmail {
  readonly last_update_date: string;
  readonly data: readonly {
    readonly slug: string;
    readonly stats: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  }[];
}

/** The clients of the contact sheet: family and platform in caniemail's data, and what people call them. */
const CLIENTS = {
  "outlook-classic": { title: "Outlook (classic, Windows)", family: "outlook", platform: "windows" },
  gmail: { title: "Gmail (web)", family: "gmail", platform: "desktop-webmail" },
  yahoo: { title: "Yahoo Mail (web)", family: "yahoo", platform: "desktop-webmail" },
  "apple-mail": { title: "Apple Mail (macOS)", family: "apple-mail", platform: "macos" },
  thunderbird: { title: "Thunderbird", family: "thunderbird", platform: "macos" },
} as const;

/** Writes the text of `src/preview/clients/support-data.ts` from caniemail's data. */
export function clientSupport(): string {
  const path = createRequire(import.meta.url).resolve("caniemail/caniemail.json");
  const { last_update_date, data } = JSON.parse(readFileSync(path, "utf8")) as CanIEmail;
  const clients = Object.entries(CLIENTS).map(([name, { title, family, platform }]) => {
    const missing = data
      .filter(({ slug, stats }) => /^(?:css|html)-/.test(slug) && latest(stats[family]?.[platform])?.startsWith("n"))
      .map(({ slug }) => slug);
    const key = /^\w+$/.test(name) ? name : `"${name}"`;
    return `    ${key}: {\n      title: "${title}",\n      unsupported: words(\`\n${lines(missing)}\n      \`),\n    },\n`;
  });
  return `/**
 * What mail clients do not support: the features that the newest tested version of each lacks.
 *
 * Facts from caniemail.com (MIT licence), as of \`date\`. Generated: see \`test/preview/support-data.test.ts\`.
 */
export const SUPPORT = {
  date: "${last_update_date.slice(0, 10)}",
  clients: {
${clients.join("")}  },
} as const;

function words(text: string): readonly string[] {
  return text.trim().split(/\\s+/);
}
`;
}

/** Words in lines of some hundred characters. */
function lines(words: readonly string[]): string {
  const made: string[] = [];
  for (const word of words) {
    const last = made.at(-1);
    if (last !== undefined && last.length + word.length < 100) made[made.length - 1] = `${last} ${word}`;
    else made.push(`        ${word}`);
  }
  return made.join("\n");
}

/** Versions are listed oldest first. */
function latest(versions: Readonly<Record<string, string>> | undefined): string | undefined {
  return Object.values(versions ?? {}).at(-1);
}
