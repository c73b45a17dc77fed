/** What to type to mail an issue, or a correction of it, to the list. The slug makes it the same issue tomorrow. */
export function approveCommand(slug: string, contentHash: string, isCorrection: boolean): string {
  return `postrider send ${slug}${isCorrection ? " --correction" : ""} --approve ${contentHash}`;
}
