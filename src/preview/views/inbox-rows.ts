import { type AnyNode, isTag, isText } from "domhandler";
import { parseDocument } from "htmlparser2";

/** One line of an inbox, as a client cuts it. */
export interface InboxRow {
  readonly client: string;
  readonly sender: string;
  readonly subject: string;
  readonly snippet: string;
  /** Lines that the client gives the snippet. */
  readonly lines: number;
}

/** What an inbox shows of a mail before it is opened. */
export interface Inbox {
  readonly rows: readonly InboxRow[];
  /** The first words that a summary made by a machine reads, headings and paragraphs alike. */
  readonly summaryReads: string;
  /** Boilerplate that shows in the snippet, e.g. a web address or "View in browser". */
  readonly leaks: readonly string[];
}

/**
 * Characters that fit, at the clients' usual window and text size. Clients cut by width, not by
 * number: these are what an average Latin text comes to, measured on their list views.
 */
const CLIENTS = [
  { client: "Gmail, desktop", sender: 20, subject: 70, snippet: 100, lines: 1, shared: true },
  { client: "Gmail, phone", sender: 26, subject: 38, snippet: 45, lines: 1, shared: false },
  { client: "Apple Mail", sender: 30, subject: 45, snippet: 130, lines: 2, shared: false },
  { client: "Outlook", sender: 28, subject: 52, snippet: 55, lines: 1, shared: false },
] as const;

/** Characters that summaries and studies of them look at first (email clients' AI previews, 2026). */
const SUMMARY_CHARACTERS = 200;

/**
 * Simulates the inbox rows of a mail.
 *
 * @param mail - `boilerplate`: labels that must not be read there, in the mail's language.
 */
export function inboxRows(mail: {
  readonly sender: string;
  readonly subject: string;
  readonly html: string;
  readonly boilerplate: readonly string[];
}): Inbox {
  const body = parseDocument(mail.html);
  const text = fold(textOf(body.children, true));
  const rows = CLIENTS.map(({ client, sender, subject, snippet, lines, shared }) => {
    const shown = cut(mail.subject, subject);
    // Gmail's desktop row shares one line between subject and snippet.
    const room = shared ? Math.max(0, subject + snippet - [...shown].length) : snippet;
    return { client, sender: cut(mail.sender, sender), subject: shown, snippet: cut(text, room), lines };
  });
  const longest = cut(text, Math.max(...rows.map((row) => [...row.snippet].length))).toLowerCase();
  const leaks = [
    ...mail.boilerplate.filter((label) => label !== "" && longest.includes(label.toLowerCase())),
    ...(longest.match(/\bhttps?:\S+/g) ?? []),
  ];
  return { rows, summaryReads: cut(fold(textOf(body.children, false)), SUMMARY_CHARACTERS), leaks };
}

const SKIPPED = new Set(["head", "style", "script", "title"]);

/** Text in reading order. A snippet reads hidden preheaders too; a summary reads what is shown. */
function textOf(nodes: readonly AnyNode[], withHidden: boolean): string {
  return nodes
    .map((node) => {
      if (isText(node)) return node.data;
      if (!isTag(node) || SKIPPED.has(node.name)) return "";
      if (!withHidden && /display:\s*none/.test(node.attribs["style"] ?? "")) return "";
      return ` ${textOf(node.children, withHidden)} `;
    })
    .join("");
}

/** Folds white space as clients do. Padding that is put behind a preheader stays: it takes up room. */
function fold(text: string): string {
  return text.replace(/[ \t\r\n]+/g, " ").trim();
}

/** The first characters, as many as there is room for, without the padding among them. */
function cut(text: string, room: number): string {
  const characters = [...text];
  const shown = characters.length <= room ? characters : characters.slice(0, Math.max(0, room - 1));
  const visible = shown
    .join("")
    .replace(/[\u00AD\u200B\u2060\uFEFF]|\u034F/g, "")
    .replace(JOINERS_OF_NOTHING, "")
    .replace(/\s+/g, " ")
    .trim();
  const ended = characters.slice(shown.length).every((character) => PADDING.test(character));
  const padded = shown.length > 0 && PADDING.test(shown.at(-1) ?? "");
  return ended || padded ? visible : `${visible}…`;
}

/** Joiners and non-joiners at the ends of words. Within words they are part of how these are written, and so in emoji. */
const JOINERS_OF_NOTHING = /(?<=^|\s)[\u200C\u200D]+|[\u200C\u200D]+(?=\s|$)/g;

/** Characters without a shape. */
const PADDING = /[\s\u00AD\u061C\u200B-\u200F\u2007\u2060\uFEFF]|\u034F/;
