import type { Digest } from "../email/digest.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Issue } from "../model/issue.js";
import type { OutputFile } from "../model/output-file.js";
import type { Problem } from "../problem/problem.js";
import type { Publication } from "../publication/publication.js";
import type { Settings } from "../publication/settings.js";
import type { SiteFile } from "./site-response.js";

/** The last good build, as the preview shows it. */
export interface PreviewedBuild {
  /** Counts builds since the start, 1-based. */
  readonly number: number;
  readonly publication: Publication;
  /** Files and problems are found when they are asked for, which takes as long as all the rest of a build. */
  readonly files: readonly OutputFile[];
  readonly problems: readonly Problem[];
}

/** A project that is built again whenever it changes, without writing to `out/`. */
export interface PreviewedProject {
  /** Folder of the project, absolute: problems are relative to it. */
  readonly directory: string;
  /** Undefined until a build has come about. */
  readonly build: PreviewedBuild | undefined;
  /** Why there is no newer build than that one. */
  readonly broken: readonly Problem[] | undefined;
  /** The mail of an issue, the upcoming one too. */
  digestOf(issue: Issue): Promise<Digest>;
  /** A file of the output by its path under `out/`, rendered when asked for; pages of held articles too. Throws why it cannot be made. */
  fileAt(path: string): Promise<SiteFile | undefined>;
  /** The whole message as a file, RFC 5322. */
  emlOf(issue: Issue): Promise<Uint8Array>;
  /** Mails the issue to one address. */
  sendTest(issue: Issue, to: string): Promise<TestOutcome>;
  /** Readers that a mail can be shown to, from the list; none where there is no list. */
  readers(): Promise<readonly Reader[]>;
  /** Calls back after every build and every failure to build. */
  onChange(listener: () => void): void;
  close(): Promise<void>;
}

/** How a test went, in words. */
export interface TestOutcome {
  readonly outcome: string;
  readonly detail: string;
}

/** What a mail is filled with for one reader, by the names of its tokens. */
export type Reader = Readonly<Record<string, string>>;

/** Reads the first readers of a publication's list. */
export type ReadReaders = (settings: Settings, project: string) => Promise<readonly Reader[]>;

/** Mails a message to one address, by the settings of the publication. */
export type SendTest = (test: {
  readonly message: DigestMessage;
  readonly settings: Settings;
  /** Folder of the project. */
  readonly project: string;
  readonly to: string;
}) => Promise<TestOutcome>;
