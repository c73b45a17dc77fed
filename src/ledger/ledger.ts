import type { DigestMessage } from "../model/digest-message.js";
import type { Instant } from "../model/instant.js";
import type { Subscriber } from "../model/subscriber.js";
import type { SuppressionEntry } from "./suppression.js";

/*
 * How nobody gets a mail twice and nobody is forgotten
 * ====================================================
 *
 *  1. FREEZE    One transaction writes the mailing: the message itself, and a row for every
 *               reader, `planned`. Before its commit nothing has happened; after it neither the
 *               list nor the article can change who gets what. A correction goes to who got the
 *               original: whoever gets that later comes into it when it goes on, the same way.
 *  2. RECOVER   Rows that a dead sender left are put right, see below.
 *  3. LEASE     Rows become ours (`owner`), so that no other sender takes them. Whoever has
 *               unsubscribed since the freeze becomes `suppressed` here.
 *  4. ATTEMPT   `attempting` is committed; only then the first SMTP word about this reader is
 *               said (MAIL FROM). DATA belongs to this step.
 *  5. HAND OVER The server has said 354. `handing-over` is committed; only then the first byte of
 *               the message is written.
 *  6. OUTCOME   The answer is committed; only then the connection goes on to its next reader, at 3.
 *
 * Every commit of 4, 5 and 6 is conditional on the row being ours and in the state before. Who
 * was taken for dead wrongly learns it at 5, drops the connection, and has sent nothing.
 *
 * What a crash leaves, and what RECOVER makes of it:
 *
 *   after 3, before 4   leased, nobody spoken to            → free again
 *   after 4, before 5   `attempting`: the end of the data was not sent, so the server must not
 *                       have accepted (RFC 5321 §4.1.1.4)   → free again
 *   after 5, before 6   `handing-over`: accepted or not, the one who was told is dead
 *                                                           → `unknown`, never retried by itself
 *   after 6             final, or `deferred` with a time    → as it is
 *
 * A connection that breaks between 5 and 6 while the sender lives is the same case: `unknown`.
 * Commits of several connections share a transaction (`GroupCommit`); the promises hold because
 * each connection waits for the transaction its own entry is in.
 */

/** Whom a mailing goes to: a list, or, of a correction, all who accepted another mailing, by its id. */
export type Audience = AsyncIterable<Subscriber> | { readonly acceptedIn: number };

/**
 * Where a delivery is.
 *
 * - `planned`: waiting, or leased and waiting.
 * - `attempting`, `handing-over`: on its way, steps 4 and 5.
 * - `accepted`: the server took responsibility (250 after the data).
 * - `refused`: the server said no for good (5xx).
 * - `deferred`: not now (4xx, or no connection); tried again when `due`, final without a `due`.
 * - `unknown`: handed over, and the answer is lost.
 * - `suppressed`: unsubscribed, bounced or complained; never spoken to.
 */
export type DeliveryState =
  | "planned"
  | "attempting"
  | "handing-over"
  | "accepted"
  | "refused"
  | "deferred"
  | "unknown"
  | "suppressed";

/** One sending of one message to a frozen audience. */
export interface Mailing {
  /** Number in this ledger, 1-based; VERP addresses carry it. */
  readonly id: number;
  /** What makes it unique: the issue, and whether it is the issue or which correction of it. */
  readonly key: string;
  /** Content hash of the message (hex). */
  readonly contentHash: string;
  readonly message: DigestMessage;
  /** When the audience was frozen; also the Date of every mail, so that a repeat is the same bytes. */
  readonly startedAt: Instant;
}

/** What `freeze()` is given; the id is the ledger's to choose. */
export type NewMailing = Omit<Mailing, "id">;

/** One message to one reader. */
export interface Delivery {
  /** 1-based place in the audience; unique in the mailing. */
  readonly number: number;
  readonly subscriber: Subscriber;
  readonly state: DeliveryState;
  /** How often it has been attempted, the present one included. */
  readonly attempts: number;
  /** What the server, or the network, said last. */
  readonly reply: string;
  /** When it last changed. */
  readonly changed: Instant;
}

/** A step of one delivery, to be made durable. */
export interface Entry {
  readonly number: number;
  /** `released` gives a leased row back, to be taken when `due`; its state stays what it was. */
  readonly state: "attempting" | "handing-over" | "accepted" | "refused" | "deferred" | "unknown" | "released";
  readonly at: Instant;
  /** When it may be tried again; only with `deferred` (absent: never) and `released` (absent: at once). */
  readonly due?: Instant | undefined;
  readonly reply?: string | undefined;
}

/** How many deliveries of a mailing are where. The sum is the audience. */
export interface Account {
  readonly states: Readonly<Record<DeliveryState, number>>;
  /** Deliveries that will still be tried by themselves, or are being tried. */
  readonly open: number;
  /** When the earliest of those that wait and belong to nobody is due; absent when there is none. */
  readonly nextDue?: Instant | undefined;
}

/** A message that came back, or that a reader called spam. */
export interface Bounce {
  readonly mailing: number;
  /** `addressHash()` */
  readonly hash: string;
  /** `hard`: there is no such mailbox; `soft`: not this time; `complaint`: the reader objects. */
  readonly kind: "hard" | "soft" | "complaint";
  readonly at: Instant;
}

/**
 * The lasting record of who was sent what. Never in `out/`. Two implementations, libsql in a file
 * and Postgres, keep the same promises; one test suite holds them to it.
 *
 * Everything resolved is on disk: a resolved promise survives `kill -9` and a power cut.
 */
export interface Ledger {
  /**
   * Step 1. Writes a mailing and its audience, whole or not at all. A reader who comes twice
   * (same address, letter case aside) is written once.
   *
   * @throws {ProblemError} `ledger/mailing-exists` when the key is taken, `ledger/no-readers` when the audience is nobody.
   */
  freeze(mailing: NewMailing, audience: Audience): Promise<Mailing>;
  /**
   * Step 1 for those who came later: adds to a correction who has accepted its original since it was frozen.
   *
   * @returns How many; those who have unsubscribed are among them, and in the account.
   */
  extend(correction: number, original: number): Promise<number>;
  /** The mailing of a key. */
  mailing(key: string): Promise<Mailing | undefined>;
  /** All mailings, oldest first; their messages too, so not for a loop without need. */
  mailings(): Promise<readonly Mailing[]>;

  /**
   * Makes this ledger a sender's: takes the number that owns its leases.
   *
   * @throws {ProblemError} `ledger/busy` where the ledger allows one sender at a time (libsql).
   */
  enlist(): Promise<void>;
  /** Step 2. Puts right what dead senders left. Safe to call while others send. */
  recover(mailing: number): Promise<{ readonly freed: number; readonly unknown: number }>;
  /** Step 3. Takes up to `count` deliveries that are due, soonest first, then in the order of the list. */
  lease(mailing: number, count: number, now: Instant): Promise<readonly Delivery[]>;
  /**
   * Steps 4 to 6. Writes the entries in one transaction.
   *
   * @returns The numbers whose entry was not written, because the row is not ours any more.
   */
  write(mailing: number, entries: readonly Entry[]): Promise<readonly number[]>;

  account(mailing: number): Promise<Account>;
  /** Deliveries in one of the states, in the order of the list, a page at a time. */
  deliveries(mailing: number, states: readonly DeliveryState[]): AsyncIterable<Delivery>;
  /** One delivery, for a bounce that names it. */
  delivery(mailing: number, number: number): Promise<Delivery | undefined>;
  /** Ends `unknown` by a person's word: it arrived (`accepted`), it did not (`refused`), or send it again (`planned`). */
  resolve(mailing: number, state: "accepted" | "refused" | "planned", numbers?: readonly number[]): Promise<number>;

  /** When messages were last sent to whom since a moment, in any mailing: what limits over time count. */
  sentSince(at: Instant): AsyncIterable<{ readonly at: Instant; readonly address: string }>;
  /** On how many days (UTC) before the one of `at` anything was sent, and how many messages on that one. */
  sentDays(at: Instant): Promise<{ readonly before: number; readonly today: number }>;

  /** What the secret is known by that the mails of a publication are signed with; undefined where none was sent yet. */
  secretPrint(publication: string): Promise<string | undefined>;
  /** Keeps what the first secret is known by that mails of a publication are signed with. */
  keepSecretPrint(publication: string, print: string): Promise<void>;

  /** Adds to the suppression list; entries are never changed or removed. */
  suppress(entry: SuppressionEntry): Promise<void>;
  /** The word that counts for an address: the last entry about it. */
  suppression(hash: string): Promise<SuppressionEntry | undefined>;
  /** The whole list as written, oldest first. */
  suppressions(): AsyncIterable<SuppressionEntry>;

  /**
   * Remembers a bounce.
   *
   * @returns Whether it is new, and in how many mailings mail to this address has bounced like that.
   */
  recordBounce(bounce: Bounce): Promise<{ readonly isNew: boolean; readonly mailings: number }>;

  /** Remembers the message of a test that was sent, so that it can be said what changed since. */
  rememberTest(key: string, contentHash: string, message: DigestMessage, at: Instant): Promise<void>;
  /** The message that was tested last. */
  lastTest(key: string): Promise<{ readonly contentHash: string; readonly message: DigestMessage } | undefined>;

  /** Ends the connection; leases that are left return. */
  close(): Promise<void>;
}
