/** What was typed after `postrider send`. */
export interface SendOptions {
  readonly issue: string | undefined;
  readonly dir: string;
  readonly test: string | undefined;
  readonly to: string | undefined;
  readonly dns: string | undefined;
  readonly approve: string | undefined;
  readonly segment: readonly string[];
  readonly correction: boolean;
  readonly resolve: string | undefined;
  readonly number: readonly string[];
  readonly ledger: string | undefined;
  readonly now: string | undefined;
  readonly json: boolean;
}
