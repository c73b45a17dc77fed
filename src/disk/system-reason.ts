/** What the system says of an operation that failed, without the call and the path behind the comma. */
export function systemReason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/,.*$/, "") : String(error);
}
