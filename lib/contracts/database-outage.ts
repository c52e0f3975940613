/**
 * `unreachable`: the database does not answer. `read_only`: it answers, but takes no writes. `stuck`: it answers, but
 * callbacks are not stored.
 */
export const DATABASE_OUTAGE_KINDS = ["unreachable", "read_only", "stuck"] as const;

/** Why callbacks cannot be stored now. `GET /healthz` answers it as `database`, without a database. */
export interface DatabaseOutage {
  kind: (typeof DATABASE_OUTAGE_KINDS)[number];
  /** ISO 8601. */
  since: string;
  /** Callbacks that are safe in the journal of this instance. */
  journalRecords: number;
}

/** Whether a value of `GET /healthz` says that there is an outage. */
export function isDatabaseOutage(value: unknown): value is DatabaseOutage {
  if (typeof value !== "object" || value === null) return false;
  const { kind, since, journalRecords }: Partial<Record<string, unknown>> = { ...value };
  return (
    DATABASE_OUTAGE_KINDS.some((one) => one === kind) && typeof since === "string" && Number.isInteger(journalRecords)
  );
}
