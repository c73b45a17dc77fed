import { fillForNobody } from "../email/fill-for-nobody.js";
import { labelsOf } from "../language/labels-of.js";
import { readingMinutes } from "../language/reading-minutes.js";
import type { Issue } from "../model/issue.js";
import type { Publication } from "../publication/publication.js";
import { SUPPORT } from "./clients/support-data.js";
import { describeComposition } from "./describe-composition.js";
import type { IssueDetails } from "./desk-model.js";
import { fillForReader } from "./fill-for-reader.js";
import { measureMail } from "./measure-mail.js";
import type { PreviewedProject } from "./previewed-project.js";
import { inboxRows } from "./views/inbox-rows.js";

/**
 * Describes everything about an issue but the mail itself.
 *
 * @param file - The file that curates it, or would; undefined where the settings look for none.
 * @param reader - Values typed for a reader, by name.
 */
export async function describeIssue(
  project: PreviewedProject,
  publication: Publication,
  issue: Issue,
  { file, reader }: { readonly file: string | undefined; readonly reader: ReadonlyMap<string, string> },
): Promise<IssueDetails> {
  const { message, byteLength } = await project.digestOf(issue);
  const filled = fillForReader(message, reader);
  const eml = Buffer.from(await project.emlOf(issue)).toString("utf8");
  const sizes = new Map(
    publication.articles.flatMap(({ assets }) => assets.map((asset) => [asset.url, asset.byteLength])),
  );
  const meters = measureMail(
    { html: message.html, text: filled.text, byteLength, readingMinutes: readingMinutes(wordsOf(issue, publication)) },
    (url) => sizes.get(url),
  );
  return {
    slug: issue.slug,
    headers: headersOf(eml),
    text: filled.text,
    source: fillForNobody(message, "https://unsubscribe.invalid/preview").html,
    inbox: inboxRows({
      sender: message.from.name || message.from.address,
      subject: filled.subject,
      html: filled.html,
      boilerplate: boilerplateIn(issue, publication),
    }),
    meters,
    composition: describeComposition(issue, publication, file),
    clients: {
      date: SUPPORT.date,
      names: Object.entries(SUPPORT.clients).map(([name, { title }]) => ({ name, title })),
    },
    reader: message.tokens.map(({ name, otherwise }) => ({ name, value: reader.get(name) ?? otherwise })),
  };
}

/** The header fields of a message, unfolded (RFC 5322 §2.2.3). */
function headersOf(eml: string): IssueDetails["headers"] {
  const head = eml.slice(0, eml.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  return head.split("\r\n").map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
}

function wordsOf({ sections }: Issue, { articles }: Publication): number {
  const shown = new Set(sections.flatMap(({ entries }) => entries.map(({ articleId }) => articleId)));
  return articles.reduce((sum, { id, words }) => (shown.has(id) ? sum + words : sum), 0);
}

function boilerplateIn({ language }: Issue, { settings }: Publication): readonly string[] {
  const { text } = labelsOf(language, { overrides: settings.labels, fallback: settings.language });
  return [text["view-in-browser"], text.unsubscribe];
}
