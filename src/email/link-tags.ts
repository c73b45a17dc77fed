import type { Issue } from "../model/issue.js";
import type { Settings } from "../publication/settings.js";

/**
 * Adds the parameters of `email.linkTags` to addresses of the publication's own site.
 *
 * Links to others stay as they are: what they count is not ours to label. Parameters that a link
 * already has keep their values.
 */
export function linkTagger({ email, url: site }: Settings, { slug, number }: Issue): (url: string) => string {
  const tags = Object.entries(email.linkTags).map(
    ([name, value]) => [name, value.replaceAll("{slug}", slug).replaceAll("{number}", String(number))] as const,
  );
  const own = site.endsWith("/") ? site : `${site}/`;
  if (tags.length === 0) return (url) => url;
  return (url) => {
    if (!url.startsWith(own) && url !== site) return url;
    const tagged = new URL(url);
    for (const [name, value] of tags) if (!tagged.searchParams.has(name)) tagged.searchParams.set(name, value);
    return tagged.href;
  };
}
