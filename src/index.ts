/**
 * The library's front door. The README shows it in use; `test/index.test.ts` pins the list.
 *
 * @module
 */
export type { Build } from "./build/build.js";
export { RENDERERS, RULES } from "./build/built-in-parts.js";
export { memoryTree } from "./build/memory-tree.js";
export { type BuildProgress, type BuildProjectOptions, type BuildSummary, buildProject } from "./disk/build-project.js";
export { type BuildTreeOptions, buildTree as build } from "./disk/build-tree.js";
export type { Account, Audience, Delivery, DeliveryState, Ledger, Mailing } from "./ledger/ledger.js";
export { openLedger } from "./ledger/open-ledger.js";
export { contentHash } from "./message/content-hash.js";
export type { DkimSigner } from "./message/dkim-signer.js";
export type { Article, Correction, Episode, Heading, Tag } from "./model/article.js";
export type { Asset, Enclosure, Picture } from "./model/asset.js";
export type { DigestMessage } from "./model/digest-message.js";
export type { Instant } from "./model/instant.js";
export type { Entry, Issue, IssueCorrection, Section, Sponsor } from "./model/issue.js";
export type { Direction, Language } from "./model/language.js";
export type { OutputFile } from "./model/output-file.js";
export type { Person } from "./model/person.js";
export type { Place } from "./model/place.js";
export type { SourceFile, SourceTree } from "./model/source-tree.js";
export type { Subscriber } from "./model/subscriber.js";
export type { ArticleTransform } from "./plugins/article-transform.js";
export type { Memory } from "./plugins/memory.js";
export type { Renderer } from "./plugins/renderer.js";
export type { Rule } from "./plugins/rule.js";
export { formatProblem } from "./problem/format-problem.js";
export type { Problem, ProblemCode, Report, Severity } from "./problem/problem.js";
export { ProblemError } from "./problem/problem-error.js";
export type { Publication } from "./publication/publication.js";
export type { Settings } from "./publication/settings.js";
export { type IssueMessage, issueMessage } from "./send/issue-message.js";
export { openTransport, type TransportOptions } from "./send/open-transport.js";
export { readSigner, type Signer } from "./send/read-signer.js";
export { type SendIssueOptions, type Sent, sendIssue } from "./send/send-issue.js";
export type { Envelope, Outcome, OutgoingMessage, Transport } from "./send/transport.js";
export type { TemplateSource, Templates } from "./templating/templates.js";
export { VERSION } from "./version.js";
