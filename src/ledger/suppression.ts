import { hash } from "node:crypto";
import type { Instant } from "../model/instant.js";

/**
 * One line of the suppression list. The list is global to the ledger, only ever grows, and knows
 * addresses by their hash alone, so that it may be kept when a reader asks to be forgotten.
 */
export interface SuppressionEntry {
  /** `addressHash()` of the address. */
  readonly hash: string;
  /** `restore` undoes what came before it, e.g. after a new opt-in. */
  readonly action: "suppress" | "restore";
  readonly reason: "unsubscribed" | "bounced" | "complained" | "by hand";
  /** What was heard, e.g. the status and diagnostic of a bounce. No address in it. */
  readonly detail: string;
  readonly at: Instant;
}

/**
 * What the suppression list and the unsubscribe links know an address by: SHA-256 of the address in
 * lower case, base64url, 43 characters. No key goes in, so lists can be merged and moved.
 */
export function addressHash(address: string): string {
  return hash("sha256", `postrider:${address.toLowerCase()}`, "base64url");
}
