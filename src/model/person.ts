/** Somebody who writes or contributes. Atom "Person construct" (RFC 4287 §3.2), JSON Feed "author object". */
export interface Person {
  /** Name as shown, plain text, never empty. */
  readonly name: string;
  /** Address (RFC 5322 addr-spec), only when it is meant to be published. */
  readonly email?: string | undefined;
  /** Absolute home page. */
  readonly url?: string | undefined;
  /** Absolute URL of a portrait. */
  readonly avatar?: string | undefined;
  /** Lower-case path segment of the author's archive page and feed, unique per publication. */
  readonly slug: string;
}
