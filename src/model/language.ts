/** A language tag in canonical form (BCP 47), e.g. `en`, `kk-Cyrl`, `ug-Arab`, `zh-Hans`. */
export type Language = string;

/** Base direction of a text: the `dir` attribute of HTML. */
export type Direction = "ltr" | "rtl";
