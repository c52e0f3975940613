import type { TimeSource } from "../time-source";

/** A callback as it came: the query string, with Sign redacted, and the body. */
export interface RawCallback {
  query: string;
  body: string;
}

/**
 * Whether a raw callback is there: `erased` if its user was erased, `expired` if it is older than the days for which
 * the app keeps raw callbacks.
 */
export const RAW_STATES = ["kept", "erased", "expired"] as const;
export type RawState = (typeof RAW_STATES)[number];

/** What the columns of an event hold. Texts are well-formed, times are in milliseconds since 1970. */
export interface EventFields {
  userId: string;
  action: string;
  reason: string;
  rawPlatform: string | null;
  clientIp: string | null;
  customStatus: string | null;
  kicked: readonly string[];
  time: number;
  timeSource: TimeSource;
  claimedMs: number | null;
  receivedAt: number;
}

/** What a template may leave to the columns. */
const FIELDS = [
  "userId",
  "action",
  "reason",
  "rawPlatform",
  "clientIp",
  "customStatus",
  "kicked",
  "eventTime",
] as const;
export type Field = (typeof FIELDS)[number];

export const isField = (name: string | undefined): name is Field => FIELDS.some((field) => field === name);

/** The text of a field; null if the event has none. `no` is the place in `kicked`. */
export function fieldText(fields: EventFields, field: Field, no: number): string | null {
  if (field === "kicked") return fields.kicked[no] ?? null;
  if (field !== "eventTime") return fields[field];
  const ms = fields.timeSource === "EventTime" ? fields.time : fields.claimedMs;
  return ms === null ? null : String(ms);
}

/** Our second of receipt, from which RequestTime is counted. */
export const secondOf = ({ receivedAt }: EventFields): number => Math.floor(receivedAt / 1000);
