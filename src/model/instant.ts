/**
 * A moment in time: milliseconds since 1970-01-01T00:00:00Z, a whole number.
 *
 * A plain number keeps the model serialisable; zones and calendars come in only where a
 * date is read (`articles/`), cut into issues (`issues/`) or shown to a reader (`language/`).
 */
export type Instant = number;
