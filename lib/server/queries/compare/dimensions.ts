import { HUMAN_DURATIONS } from "@/lib/stats/durations";
import { Prisma } from "../../db/client";
import { milliseconds } from "../../measures/rows";
import type { CompareLists } from "./types";
import { previousCause, statusAtEnd } from "../connections/before";

type Dimensions = CompareLists["dimensions"];

/** What connections are compared by. */
export const connectionDimensions = (time: Prisma.Sql, tz: string): Dimensions => [
  { name: "platform", value: Prisma.sql`c.platform` },
  { name: "address", value: Prisma.sql`c.client_ip` },
  { name: "cause", value: Prisma.sql`c.end_cause` },
  { name: "hour", value: hourOf(time, tz) },
  { name: "duration", value: duration },
  { name: "previousCause", value: previousCause },
  { name: "kickedBy", value: Prisma.sql`c.kicked_by` },
  { name: "status", value: statusAtEnd },
];

/** What events are compared by. */
export const eventDimensions = (time: Prisma.Sql, tz: string): Dimensions => [
  { name: "platform", value: Prisma.sql`e.platform` },
  { name: "address", value: Prisma.sql`e.client_ip` },
  { name: "action", value: Prisma.sql`e.action` },
  { name: "reason", value: Prisma.sql`e.reason` },
  { name: "hour", value: hourOf(time, tz) },
  { name: "status", value: Prisma.sql`nullif(e.custom_status, '')` },
];

const hourOf = (time: Prisma.Sql, tz: string) => Prisma.sql`extract(hour FROM ${time} AT TIME ZONE ${tz})::int::text`;

/** The bins of the histogram of durations, as `<least>-<less than>`. */
const DURATION_BINS = [0, ...HUMAN_DURATIONS].map((from, i) => `${from}-${HUMAN_DURATIONS[i] ?? ""}`);

const duration = Prisma.sql`CASE WHEN c.started_at IS NOT NULL AND c.ended_at IS NOT NULL THEN
  (${DURATION_BINS}::text[])[1 + width_bucket(${milliseconds("c.ended_at - c.started_at")},
    ${[...HUMAN_DURATIONS]}::bigint[])] END`;
