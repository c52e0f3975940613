/** What is kept for days of its own. */
export const RETENTION_KINDS = ["raw", "events", "connections", "sums"] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** A hundred years. */
export const MAX_DAYS = 36_500;

/** The least days of the audit. The function audit_remove_older of the database refuses less. */
export const MIN_AUDIT_DAYS = 90;

/** For how long each kind is kept; null for ever, and for raw callbacks as long as their events. */
export type RetentionDays = Record<`${RetentionKind}Days`, number | null>;

/**
 * The first kind whose days do not fit those of another one: raw callbacks belong to events, no connection goes before
 * its events, and no sum before what it is made of. Null if all fit.
 */
export function unfitKind({ rawDays, eventsDays, connectionsDays, sumsDays }: RetentionDays): RetentionKind | null {
  if ((rawDays ?? 0) > (eventsDays ?? Infinity)) return "raw";
  if ((connectionsDays ?? Infinity) < (eventsDays ?? Infinity)) return "connections";
  return (sumsDays ?? Infinity) < (connectionsDays ?? Infinity) ? "sums" : null;
}
