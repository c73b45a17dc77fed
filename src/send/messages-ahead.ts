import type { Delivery } from "../ledger/ledger.js";
import type { OutgoingMessage } from "./transport.js";

type Compose = (delivery: Delivery) => Promise<OutgoingMessage>;

/**
 * Messages that are written before their turn: signing takes as long as all the rest, and a
 * connection that waited for it would lie idle. Few at a time, so that memory stays flat.
 */
export class MessagesAhead {
  readonly #compose: Compose;
  readonly #begun = new Map<number, Promise<OutgoingMessage>>();

  constructor(compose: Compose) {
    this.#compose = compose;
  }

  /** Begins with the messages of those whose turn comes next. */
  begin(next: readonly Delivery[]): void {
    for (const delivery of next) {
      if (this.#begun.has(delivery.number)) continue;
      const message = this.#compose(delivery);
      // Whoever takes it is told; nobody may.
      message.catch(() => undefined);
      this.#begun.set(delivery.number, message);
    }
  }

  /** The message of a delivery whose turn it is. */
  take(delivery: Delivery): Promise<OutgoingMessage> {
    const message = this.#begun.get(delivery.number) ?? this.#compose(delivery);
    this.#begun.delete(delivery.number);
    return message;
  }

  /** Lets go of a message that is not sent now. */
  forget({ number }: Delivery): void {
    this.#begun.delete(number);
  }
}
