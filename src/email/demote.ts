import type { DigestView, SectionView } from "./digest-context.js";
import { asLink } from "./digest-view.js";
import type { EntryView } from "./entry-view.js";

/**
 * Makes a mail shorter, step by step: first the last articles become headline and link, one more a
 * step; then the lead keeps only its summary; then headlines are left out from the end, and a link to
 * the issue on the web stands in their place.
 *
 * @returns The view after so many steps (or all there are), how many were made, and how many
 *   articles they concern.
 */
export function demoted(view: DigestView, wanted: number): { view: DigestView; steps: number; count: number } {
  const entries = view.sections.flatMap(({ kind, entries, briefs }) =>
    kind === "lead" ? [] : [...entries, ...briefs],
  );
  const steps = Math.min(wanted, 2 * entries.length + 1);
  const links = new Set(entries.slice(Math.max(0, entries.length - steps)));
  const left = Math.max(0, steps - entries.length - 1);
  const gone = new Set(entries.slice(entries.length - left));
  const sections = view.sections.map((section) => cutSection(section, links, steps > entries.length));
  return {
    view: { ...view, sections: left === 0 ? sections : without(sections, gone, view) },
    steps,
    count: links.size,
  };
}

function cutSection(section: SectionView, links: ReadonlySet<EntryView>, cutLead: boolean): SectionView {
  if (section.kind === "lead") {
    return cutLead
      ? { ...section, entries: section.entries.map((entry) => ({ ...entry, html: "", nodes: [] })) }
      : section;
  }
  const kept = section.entries.filter((entry) => !links.has(entry));
  const moved = section.entries.filter((entry) => links.has(entry));
  const briefs = section.briefs.map((entry) => (links.has(entry) ? asLink(entry) : entry));
  return { ...section, entries: kept, briefs: [...moved.map(asLink), ...briefs] };
}

/** Leaves articles out, and says where they are. */
function without(
  sections: readonly SectionView[],
  gone: ReadonlySet<EntryView>,
  { labels, webUrl }: DigestView,
): readonly SectionView[] {
  const urls = new Set([...gone].map(({ url }) => url));
  const kept = sections.map((section) => ({ ...section, briefs: section.briefs.filter(({ url }) => !urls.has(url)) }));
  const last = kept.findLastIndex(({ kind }) => kind !== "lead");
  return kept.map((section, index) => {
    if (index !== last) return section;
    const [sample] = gone;
    if (!sample) return section;
    const rest: EntryView = {
      ...asLink(sample),
      title: labels["read-issue"],
      url: webUrl,
      note: "",
      lang: "",
      dir: "",
      align: "",
      nodes: [],
    };
    return { ...section, briefs: [...section.briefs, rest] };
  });
}
