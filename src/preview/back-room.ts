import { archiveRenderer } from "../archive/archive-renderer.js";
import type { Build } from "../build/build.js";
import { type Digest, renderDigest } from "../email/digest.js";
import { digestLookups } from "../email/digest-renderer.js";
import { unsubscribeOf } from "../email/mail-headers.js";
import { writeEml } from "../email/write-eml.js";
import type { Issue } from "../model/issue.js";
import type { OutputFile } from "../model/output-file.js";
import type { Memory } from "../plugins/memory.js";
import type { Publication } from "../publication/publication.js";

/** What the newsroom sees of a build and readers do not: held articles, and issues that are not out. */
export interface BackRoom {
  /** A page of the archive as it would be if everything in the room were public. */
  fileAt(path: string): OutputFile | undefined;
  /** The mail of any issue. Rendered once a build. */
  digestOf(issue: Issue): Promise<Digest>;
  /** The whole message, RFC 5322. */
  emlOf(issue: Issue): Promise<Uint8Array>;
}

/**
 * Opens the back room of a build. Nothing is made before it is asked for.
 *
 * @param memory - Keeps the shapes of mails from build to build.
 */
export function openBackRoom({ publication, templates }: Build, memory: Memory): BackRoom {
  const digests = new Map<Issue, Promise<Digest>>();
  let pages: ReadonlyMap<string, OutputFile> | undefined;
  let lookups: ReturnType<typeof digestLookups> | undefined;

  function digestOf(issue: Issue): Promise<Digest> {
    lookups ??= digestLookups(publication);
    const made = digests.get(issue) ?? renderDigest(issue, { publication, templates, memory, ...lookups });
    digests.set(issue, made);
    return made;
  }

  return {
    fileAt(path) {
      pages ??= new Map(
        // What is wrong with these pages is told when they are public.
        archiveRenderer
          .render(withEverything(publication), templates, () => {}, memory)
          .map((file) => [file.path, file]),
      );
      return pages.get(path);
    },
    digestOf,
    async emlOf(issue) {
      const { message } = await digestOf(issue);
      return writeEml(message, issue.published, unsubscribeOf(publication.settings));
    },
  };
}

/** The publication with all that is held, and every issue out. */
function withEverything(publication: Publication): Publication {
  const held = publication.held.map(({ article }) => article);
  const articles = [...held, ...publication.articles].sort(
    (a, b) => b.published - a.published || (a.id < b.id ? -1 : 1),
  );
  return { ...publication, articles, issues: publication.issues.map((issue) => ({ ...issue, upcoming: false })) };
}
