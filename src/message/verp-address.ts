import { createHmac, timingSafeEqual } from "node:crypto";

/** Which delivery an envelope sender belongs to. */
export interface VerpDelivery {
  /** `Mailing.id` */
  readonly mailing: number;
  /** `Delivery.number` */
  readonly number: number;
}

/**
 * Makes the envelope sender of one delivery: `bounces+3.1207.k5v0q1s8f2@courier.example`. A bounce
 * comes back to it, and so names its delivery whatever the rest of it says. The signature keeps
 * strangers from making bounces up. Lower case only, since servers on the way may change the case.
 *
 * @param bounces - Where bounces go: `bounces@courier.example`.
 */
export function verpAddress(bounces: string, { mailing, number }: VerpDelivery, secret: string): string {
  const at = bounces.lastIndexOf("@");
  return `${bounces.slice(0, at)}+${mailing}.${number}.${signatureOf(mailing, number, secret)}${bounces.slice(at)}`;
}

/** Finds the delivery in an address; undefined when it was not made with this secret. */
export function readVerpAddress(address: string, secret: string): VerpDelivery | undefined {
  const match = /\+(\d{1,10})\.(\d{1,10})\.([0-9a-f]{12})@/i.exec(address);
  if (!match) return undefined;
  const [mailing, number] = [Number(match[1]), Number(match[2])];
  const given = Buffer.from((match[3] ?? "").toLowerCase());
  return timingSafeEqual(given, Buffer.from(signatureOf(mailing, number, secret))) ? { mailing, number } : undefined;
}

function signatureOf(mailing: number, number: number, secret: string): string {
  return createHmac("sha256", secret).update(`bounce\n${mailing}.${number}`).digest("hex").slice(0, 12);
}
