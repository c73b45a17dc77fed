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
    const unsupported = data
      .filter(({ stats }) => latest(stats[family]?.[platform])?.startsWith("n"))
      .map(({ slug }) => slug);
    return [name, { title, unsupported: unsupported.filter((slug) => /^(?:css|html)-/.test(slug)) }] as const;
  });
  const support = { date: last_update_date.slice(0, 10), clients: Object.fromEntries(clients) };
  return `/**
 * What mail clients do not support: the features that the newest tested version of each lacks.
 *
 * Facts from caniemail.com (MIT licence), as of \`date\`. Generated: \`npm run client-support\`.
 */
export const SUPPORT = ${JSON.stringify(support, null, 2)} as const;
`;
}

/** Versions are listed oldest first. */
function latest(versions: Readonly<Record<string, string>> | undefined): string | undefined {
  return Object.values(versions ?? {}).at(-1);
}
