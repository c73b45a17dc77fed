import type { DeskState } from "../desk-model.js";
import { isolated } from "./dom.js";
import { formatRoute, type Route } from "./route.js";

/** One line of the side bar. Plain data. */
export interface Line {
  readonly title: string;
  readonly detail: string;
  readonly badge?: string | undefined;
  readonly href: string;
  readonly language?: string | undefined;
  readonly direction?: string | undefined;
}

export interface LineGroup {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Everything that the side bar can list: issues (upcoming first), articles, feeds, and the problems. */
export function lineGroups(state: DeskState): readonly LineGroup[] {
  const { issues, articles, feeds, problems } = state;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return [
    {
      title: "Issues",
      lines: issues.map(({ slug, title, number, date, articles: count, upcoming, language, direction }) => ({
        title,
        detail: `#${number} · ${isolated(date)} · ${counted(count, "article")}`,
        badge: upcoming ? "upcoming" : undefined,
        href: address("issue", slug),
        language,
        direction,
      })),
    },
    {
      title: "Articles",
      lines: articles.map(({ name, title, date, status, language, direction }) => ({
        title,
        detail: date,
        badge: status === "published" ? undefined : status,
        href: address("article", name),
        language,
        direction,
      })),
    },
    {
      title: "Feeds",
      lines: feeds.map(({ path, title, format }) => ({
        title,
        detail: `${format} · ${path}`,
        href: address("feed", path),
      })),
    },
    {
      title: "Desk",
      lines: [
        {
          title: "Problems",
          detail: `${counted(errors, "error")}, ${counted(problems.length - errors, "warning")}`,
          badge: problems.length > 0 ? String(problems.length) : undefined,
          href: address("problems", ""),
        },
      ],
    },
  ];
}

function address(kind: Route["kind"], name: string): string {
  return formatRoute({ kind, name, tab: "", params: new URLSearchParams() });
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
