import { type IssueContent, issueContent } from "../issues/issue-content.js";
import type { Article } from "../model/article.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Issue } from "../model/issue.js";
import type { Memory } from "../plugins/memory.js";
import type { Publication } from "../publication/publication.js";
import type { Templates } from "../templating/templates.js";
import type { DigestView } from "./digest-context.js";
import { digestView } from "./digest-view.js";
import { fitBudget } from "./fit-budget.js";
import { linkTagger } from "./link-tags.js";
import { digestHeaders, replyTo, senderOf } from "./mail-headers.js";
import { ReaderTokens } from "./reader-tokens.js";
import { renderHtml } from "./render-html.js";
import { renderText } from "./render-text.js";
import type { ReaderMark } from "./slot-table.js";

/** The mail of an issue, and what had to be done to keep it whole. */
export interface Digest {
  readonly message: DigestMessage;
  /** Bytes of the HTML with the longest data that a reader may have. */
  readonly byteLength: number;
  /** How many articles were cut to headline and link so that clients do not clip the mail. */
  readonly demoted: number;
}

/** What a mail is rendered with. */
export interface DigestTools {
  readonly publication: Publication;
  readonly templates: Templates;
  readonly memory: Memory;
  /** Articles by id: made once for all issues. */
  readonly articles: ReadonlyMap<string, Article>;
}

/**
 * Renders the mail of one issue, for all its readers at once.
 *
 * The same issue, templates and settings give the same bytes, whatever the memory holds.
 *
 * @throws {ProblemError} when a template cannot be rendered.
 */
export async function renderDigest(which: Issue, tools: DigestTools): Promise<Digest> {
  const { publication, templates, memory, articles } = tools;
  const content: IssueContent = issueContent(which, publication, articles);
  const { issue } = content;
  const tokens = new ReaderTokens(issue.digest);
  const whole = digestView({ issue, publication, content, tokens });
  const readerMark: ReaderMark = (name, otherwise) => tokens.mark(name, otherwise);
  const render = (view: DigestView): Promise<string> => renderHtml(view, { templates, memory, readerMark });
  const { view, html, byteLength, demoted } = await fitBudget(whole, {
    render,
    demote: publication.settings.email.demote,
    tokens: () => tokens.all(),
  });
  const text = renderText(view, { templates, readerMark, tagLink: linkTagger(publication.settings, issue) });
  const { settings } = publication;
  return {
    byteLength,
    demoted,
    message: {
      issue: { id: issue.id, number: issue.number, slug: issue.slug, url: issue.url },
      from: senderOf(settings),
      replyTo: replyTo(settings),
      subject: view.subject,
      language: issue.language,
      direction: issue.direction,
      html,
      text,
      headers: digestHeaders(issue, settings),
      tokens: tokens.usedIn(view.subject, html, text),
    },
  };
}
