import type { Event } from "@/lib/contracts/event";
import { TIME_FAULTS } from "@/lib/presence/quarantine";
import type { Verdict } from "@/lib/presence/types";
import { normalizePlatform, type Platform } from "@/lib/protocol/platform";
import { TIME_SOURCES } from "@/lib/protocol/time-source";
import { Prisma } from "../../db/client";
import { EVENT_FACTS } from "../../db/event-facts";
import { tableOf, type RowOf } from "../../db/table";
import { networkName } from "../../network/names";
import { rawOf, rawStateOf } from "../../raw/read";

const e = tableOf("Event", "e");
const stored = e.columns(
  "userId",
  "eventTime",
  "receivedAt",
  "timeSource",
  ...EVENT_FACTS,
  "rawQuery",
  "rawBody",
  "rawTemplate",
  "rawRest",
  "claimedMs",
);
const identity = e.hex("identity");

export type EventRow = RowOf<typeof stored> &
  RowOf<typeof identity> & {
    platform: Platform;
    verdict: Verdict;
    /** Of a quarantined event: a TimeFault or the projector's error. */
    verdictReason: string | null;
    late: boolean;
    templateText: string | null;
  };

/** The verdict that follows from the action alone. Exceptions are in event_verdict. */
const PLAIN_VERDICT = Prisma.sql`
  CASE WHEN e.action IN ('Login', 'Logout', 'Disconnect') THEN 'applied'
       WHEN e.action = 'CustomStatusChange' THEN 'status' ELSE 'unknown' END`;

/** Columns of EventRow, from `event AS e` and EVENT_JOINS. */
export const EVENT_COLUMNS = Prisma.sql`
  ${stored}, ${identity}, coalesce(v.verdict, ${PLAIN_VERDICT}) AS verdict, v.reason AS "verdictReason",
  l.user_id IS NOT NULL AS late, r.template_text AS "templateText"`;

export const EVENT_JOINS = Prisma.sql`
  LEFT JOIN event_verdict AS v USING (app_id, user_id, event_time, identity)
  LEFT JOIN event_late AS l USING (app_id, user_id, event_time, identity)
  LEFT JOIN (SELECT app_id AS template_app, id AS template_id, text AS template_text FROM raw_template) AS r
    ON r.template_app = e.app_id AND r.template_id = e.raw_template`;

/** An event as the API shows it. */
export function toEvent(row: EventRow): Event {
  return {
    id: eventId(row.userId, row.eventTime, row.identity),
    userId: row.userId,
    eventTime: row.eventTime.toISOString(),
    timeSource: TIME_SOURCES[row.timeSource] ?? "receivedAt",
    receivedAt: row.receivedAt.toISOString(),
    action: row.action,
    reason: row.reason,
    platform: row.platform,
    rawPlatform: row.rawPlatform,
    clientIp: row.clientIp,
    networkName: networkName(row.clientIp),
    customStatus: row.customStatus,
    kickedPlatforms: row.kicked.map(normalizePlatform),
    verdict: row.verdict,
    quarantine: row.verdict === "quarantined" ? quarantineOf(row) : null,
    late: row.late,
    raw: rawOf(row),
    rawState: rawStateOf(row),
  };
}

function quarantineOf({ verdictReason, claimedMs }: EventRow): Event["quarantine"] {
  const fault = TIME_FAULTS.find((one) => one === verdictReason);
  return fault === undefined
    ? { reason: "not_projectable", claimedMs, error: verdictReason }
    : { reason: fault, claimedMs, error: null };
}

/** An event's key in the log as one opaque text. */
export function eventId(userId: string, time: Date, identity: string): string {
  return `${time.getTime()}.${identity}.${Buffer.from(userId).toString("base64url")}`;
}
