import type { Instant } from "../model/instant.js";
import type { HeldArticle } from "../publication/publication.js";
import type { OutlinedArticle } from "./outline.js";

/** Why an article is not to be shown at a moment; undefined when it is public. */
export function holdReason(
  { draft, published, expires }: OutlinedArticle,
  { now, drafts }: { readonly now: Instant; readonly drafts: boolean },
): HeldArticle["why"] | undefined {
  if (draft && !drafts) return "draft";
  if (published > now) return "scheduled";
  return expires !== undefined && expires <= now ? "expired" : undefined;
}
