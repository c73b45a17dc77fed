import type { Ledger, Mailing } from "../ledger/ledger.js";

/** The mailings of an issue, oldest first: the issue itself, then its corrections. */
export async function issueMailings(ledger: Ledger, slug: string): Promise<readonly Mailing[]> {
  const mailings: Mailing[] = [];
  for (;;) {
    const mailing = await ledger.mailing(mailingKey(slug, mailings.length));
    if (!mailing) return mailings;
    mailings.push(mailing);
  }
}

/**
 * `Mailing.key` of a mailing of an issue.
 *
 * @param correction - Which correction, from 1; 0 is the issue itself.
 */
export function mailingKey(slug: string, correction: number): string {
  if (correction === 0) return slug;
  return correction === 1 ? `${slug} correction` : `${slug} correction ${correction}`;
}
