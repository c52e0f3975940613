import { z } from "zod";
import { appQuery, instant, numberQuery } from "./common";
import { text } from "./personal";
import { MAX_DAYS, MIN_AUDIT_DAYS } from "./retention-kinds";

const days = z.number().int().min(1).max(MAX_DAYS);
const daysQuery = numberQuery.pipe(days).optional().describe("Days; without it, for ever.");
const count = z.number().int().nonnegative();
const STEPS = "They go in steps of a sixth of the days, rounded, at least one day.";

/** Some rows of an app. */
const rows = z.object({
  rows: count,
  /** What they take on the disk, estimated by the average row. */
  bytes: z.number(),
  /** The day of the oldest, UTC; null if there are none. */
  from: instant.nullable(),
});

export const changeRetention = z.object({
  rawDays: days
    .nullable()
    .describe("Days for which raw callbacks are kept; null for as long as events. Not more than events."),
  eventsDays: days.nullable().describe(`Days for which events are kept; null for ever. ${STEPS}`),
  connectionsDays: days
    .nullable()
    .describe(
      `Days for which connections, kicks and custom statuses are kept; null for ever. Not less than events. ${STEPS}`,
    ),
  sumsDays: days
    .nullable()
    .describe(`Days for which figures and charts are kept; null for ever. Not less than connections. ${STEPS}`),
});
export type ChangeRetention = z.infer<typeof changeRetention>;

export const retentionAnswer = z.object({
  rawDays: days.nullable(),
  eventsDays: days.nullable(),
  connectionsDays: days.nullable(),
  sumsDays: days.nullable(),
  /** Nothing before is kept; null if all is. */
  rawFrom: instant.nullable(),
  eventsFrom: instant.nullable(),
  connectionsFrom: instant.nullable(),
  sumsFrom: instant.nullable(),
  /** What is stored now. Open connections are not among it: they stay. */
  raw: rows,
  events: rows,
  connections: rows,
  /** Sums count by days. */
  sums: rows,
  /** Whether a run is due or going on. */
  running: z.boolean(),
  /** The last run that removed something. */
  removed: z
    .object({ at: instant, raw: count, events: count, connections: count, sums: count, tookMs: z.number() })
    .nullable(),
  /** Why the last run did not remove everything. It is tried again. */
  error: text("plain").nullable(),
});
export type RetentionAnswer = z.infer<typeof retentionAnswer>;

export const previewRetentionQuery = z.object({
  ...appQuery.shape,
  rawDays: daysQuery,
  eventsDays: daysQuery,
  connectionsDays: daysQuery,
  sumsDays: daysQuery,
});

/** What would go, and before which time; null if all is kept. */
const going = rows.extend({ before: instant }).nullable();
export const previewRetentionAnswer = z.object({ raw: going, events: going, connections: going, sums: going });
export type PreviewRetentionAnswer = z.infer<typeof previewRetentionAnswer>;

const auditDays = z.number().int().min(MIN_AUDIT_DAYS).max(MAX_DAYS);
export const changeAuditRetention = z.object({
  days: auditDays
    .nullable()
    .describe(`Days for which entries of the audit are kept; null for ever. Not less than ${MIN_AUDIT_DAYS}.`),
});
export type ChangeAuditRetention = z.infer<typeof changeAuditRetention>;

export const auditRetentionAnswer = z.object({
  days: auditDays.nullable(),
  /** The entries that are stored now. */
  held: rows,
  /** The entries that are not kept any more, and when the last of them went; null if all are there. */
  removed: z.object({ at: instant, entries: count }).nullable(),
  running: z.boolean(),
  /** Why the last run did not remove everything. It is tried again. */
  error: text("plain").nullable(),
});
export type AuditRetentionAnswer = z.infer<typeof auditRetentionAnswer>;

export const previewAuditRetentionQuery = z.object({
  days: numberQuery.pipe(auditDays).optional().describe("Days; without it, for ever."),
});
export const previewAuditRetentionAnswer = z.object({ entries: going });
export type PreviewAuditRetentionAnswer = z.infer<typeof previewAuditRetentionAnswer>;
