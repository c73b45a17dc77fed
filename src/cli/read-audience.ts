import type { Mailing } from "../ledger/ledger.js";
import type { Subscriber } from "../model/subscriber.js";
import type { Problem } from "../problem/problem.js";
import { readSegment } from "./read-segment.js";
import type { SendOptions } from "./send-options.js";
import { asWarning, listOf, type SendingDesk } from "./sending-desk.js";

/** The readers that a sending is for, and what is wrong in their list. */
export interface ReadAudience {
  readonly readers: AsyncIterable<Subscriber>;
  /** Filled while the readers are read. */
  readonly count: { rows: number; outside: number };
  readonly problems: Problem[];
}

/** The list or the segment of it; of a correction, those who got the original. */
export async function readAudience(
  desk: SendingDesk,
  options: Pick<SendOptions, "segment">,
  original?: Mailing,
): Promise<ReadAudience> {
  const { audience } = await import("../send/audience.js");
  const { correctionAudience } = await import("../send/correction-audience.js");
  const segment = await readSegment(options.segment);
  const { settings, project, ledger } = desk;
  const count = { rows: 0, outside: 0 };
  const problems: Problem[] = [];
  const source = { source: listOf(desk), project, columns: settings.sending.columns, segment };
  const readers = original
    ? correctionAudience(ledger, original)
    : audience(source, count, (problem) => void problems.push(asWarning(problem)));
  return { readers, count, problems };
}
