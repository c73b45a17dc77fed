import type { Instant } from "../model/instant.js";
import type { Issue } from "../model/issue.js";
import type { Cadence } from "./cadence.js";
import type { IssueFile } from "./issue-file.js";

/** What fixes the end of a window: a file that curates the issue, or the issue itself, frozen. */
export interface Cut {
  readonly at: Instant;
  /** That of the issue. */
  readonly slug: string;
  readonly file?: IssueFile | undefined;
  readonly frozen?: Issue | undefined;
  /** The file of a frozen issue leaves the articles of its time to the next one (`fill: false`). */
  readonly leaves?: boolean | undefined;
}

/** What cuts time into issues besides the cadence, in order of time. A file whose issue is frozen has done its work. */
export function cutsOf(frozen: readonly Issue[], files: readonly IssueFile[], cadence: Cadence): readonly Cut[] {
  const done = new Set(frozen.map(({ slug }) => slug));
  const open = files.filter(({ slug }) => !done.has(slug));
  const leaving = new Set(files.filter(({ fill }) => !fill).map(({ slug }) => slug));
  return [
    ...frozen.map((issue) => {
      const { slug, published } = issue;
      return { at: published, slug, frozen: issue, leaves: leaving.has(slug) };
    }),
    ...open.map((file) => {
      const { slug, date, dateHasTime } = file;
      return { at: dateHasTime ? date : cadence.timeOn(date), slug, file };
    }),
  ].sort((a, b) => a.at - b.at);
}
