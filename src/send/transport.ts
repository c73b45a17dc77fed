/** Who says a message is for whom, apart from what the message says (RFC 5321 "envelope"). */
export interface Envelope {
  /** Where bounces go; `""` for none. */
  readonly from: string;
  readonly to: string;
}

export interface OutgoingMessage {
  readonly envelope: Envelope;
  /** Header and body, in pieces; CRLF, and no line begins with a dot. */
  readonly pieces: readonly Buffer[];
}

/** How a delivery ended, as far as this side can tell. */
export interface Outcome {
  /**
   * - `accepted`: the other side has taken responsibility.
   * - `refused`: it never will.
   * - `deferred`: it did not now, and certainly does not have the message.
   * - `unknown`: it was handed the message, and the answer is lost.
   */
  readonly state: "accepted" | "refused" | "deferred" | "unknown";
  /** The answer, or what happened instead of one; one line. */
  readonly reply: string;
  /** True when it says nothing about this reader: the connection or the whole server failed. */
  readonly general?: boolean | undefined;
}

/**
 * A way out for messages. SMTP, a folder and standard output are the built-in ones.
 */
export interface Transport {
  /** How many messages may be on their way at once. */
  readonly connections: number;
  /**
   * Hands one message over. Resolves for whatever the other side does.
   *
   * @param handOver - To be called once, after everything that can be asked beforehand was answered
   *   and before the first byte of the message leaves. Unless it resolves to true, no byte may leave.
   * @throws {ProblemError} When nothing can be sent at all, e.g. for wrong credentials.
   */
  deliver(message: OutgoingMessage, handOver: () => Promise<boolean>): Promise<Outcome>;
  /** Says goodbye on every connection. */
  close(): Promise<void>;
}
