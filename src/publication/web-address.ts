import { z } from "zod";
import { canonicalUrl } from "../model/canonical-url.js";

/**
 * An address in the settings. People write `https://пошта.example/мы`; feeds, headers of mails and
 * what hosts read take ASCII alone (RFC 3986), so it is kept in canonical form.
 *
 * @param protocol - Which schemes it may have; default: any.
 * @param error - What is expected, where that can be said better than for any address.
 */
export function address(protocol?: RegExp, error?: string) {
  return z.url({ protocol, error }).transform((url) => canonicalUrl(url) ?? url);
}

/** An address of a page, a picture or a service. */
export const webAddress = address(/^https?$/);
