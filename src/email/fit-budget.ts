import { cutAtTokens } from "../message/fill-reader.js";
import type { ReaderToken } from "../model/digest-message.js";
import { demoted } from "./demote.js";
import type { DigestView } from "./digest-context.js";

/**
 * Size up to which Gmail shows a mail whole, in bytes of HTML. It gives no number; clipping was
 * measured from 99,507 bytes on, style sheets counted (hteumeuleu/email-bugs#41). The rest is
 * kept for what relays and forwarders add.
 */
export const CLIP_BUDGET = 90_000;

/** Beyond this many bytes Gmail hides the end of a mail for certain: sponsor, address, unsubscribe link. */
export const CLIP_LIMIT = 100_000;

/** Longest data of a reader that is reckoned with, in bytes of HTML. */
const RESERVE = { address: 600, value: 200 };

export interface BudgetOptions {
  readonly render: (view: DigestView) => Promise<string>;
  /** Whether articles may be cut. */
  readonly demote: boolean;
  /** All tokens that rendering has made so far. */
  readonly tokens: () => readonly ReaderToken[];
}

/** A mail that fits, or the smallest that can be made. */
export interface FittedMail {
  readonly view: DigestView;
  readonly html: string;
  /** With the longest data that a reader may have. */
  readonly byteLength: number;
  /** How many articles were cut, from the end of the issue. */
  readonly demoted: number;
}

/** Renders a mail; where it is too long, cuts as few articles as possible, from its end, until it fits. */
export async function fitBudget(view: DigestView, { render, demote, tokens }: BudgetOptions): Promise<FittedMail> {
  const attempt = async (steps: number): Promise<FittedMail> => {
    const cut = demoted(view, steps);
    const html = await render(cut.view);
    return { view: cut.view, html, byteLength: longestByteLength(html, tokens()), demoted: cut.count };
  };
  const whole = await attempt(0);
  if (whole.byteLength <= CLIP_BUDGET || !demote) return whole;
  // Each step makes the mail smaller, so the first that fits is found by halving.
  let [tooLong, enough] = [0, demoted(view, Number.POSITIVE_INFINITY).steps];
  let best = await attempt(enough);
  while (enough - tooLong > 1) {
    const middle = Math.floor((tooLong + enough) / 2);
    const tried = await attempt(middle);
    if (tried.byteLength <= CLIP_BUDGET) [enough, best] = [middle, tried];
    else tooLong = middle;
  }
  return best;
}

function longestByteLength(html: string, tokens: readonly ReaderToken[]): number {
  const cut = cutAtTokens(html, tokens);
  const bytes = cut.pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  return cut.tokens.reduce((sum, { name }) => sum + (name.endsWith("url") ? RESERVE.address : RESERVE.value), bytes);
}
