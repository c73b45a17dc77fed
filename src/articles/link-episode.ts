import type { Episode } from "../model/article.js";
import type { UnlinkedEpisode } from "./parsed-article.js";
import type { Resolved } from "./resolve-references.js";
import { webUrl } from "./web-url.js";

/** Puts addresses where an episode has references; apps take those of the web alone. */
export function linkEpisode(episode: UnlinkedEpisode, resolved: readonly Resolved[]): Episode {
  const { number, season, type, explicit, transcripts, chapters, people } = episode;
  const urlOf = (reference: number | undefined): string | undefined =>
    reference === undefined ? undefined : webUrl(resolved[reference]?.url);
  return {
    number,
    season,
    type,
    explicit,
    transcripts: transcripts.flatMap(({ reference, mediaType, language }) => {
      const url = urlOf(reference);
      return url === undefined ? [] : [{ url, mediaType: mediaType ?? transcriptType(url), language }];
    }),
    chaptersUrl: urlOf(chapters),
    people: people.map(({ name, role, page, image }) => ({ name, role, url: urlOf(page), image: urlOf(image) })),
  };
}

/** The types that the Podcasting 2.0 namespace lists for `podcast:transcript`. */
function transcriptType(url: string): string {
  const types = { srt: "application/x-subrip", vtt: "text/vtt", json: "application/json", txt: "text/plain" };
  const ending = /\.(srt|vtt|json|txt)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  return types[ending as keyof typeof types] ?? "text/html";
}
