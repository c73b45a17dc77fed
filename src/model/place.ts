/** Where in a file something is. What is not known is absent: a place may be a whole file. */
export interface Place {
  /** Path from the project folder, `/` between the parts on every system. */
  readonly file: string;
  /** Line number, 1-based. */
  readonly line?: number | undefined;
  /** Column in UTF-16 code units, 1-based; only together with `line`. */
  readonly column?: number | undefined;
}
