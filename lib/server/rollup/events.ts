import type { Size } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { during, parts, table, type Units } from "./sql";

/** Sixteen bytes for what may be longer than an index allows; the migration that made the table says the same. */
const KIND = Prisma.sql`substring(sha256(convert_to(e.action, 'UTF8') || '\\x00' || convert_to(e.reason, 'UTF8')) FROM 1 FOR 16)`;

/** Stored callbacks by minute of event time, platform, action and reason. */
export const eventsOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_event (app_id, size, at, platform, kind, action, reason, n)
  SELECT u.app_id, 1, u.at, e.platform, ${KIND} AS kind, e.action, e.reason, count(*)
  FROM ${table(minutes)} ${during("e.event_time", "event")}
  GROUP BY u.app_id, u.at, e.platform, kind, e.action, e.reason`;

export const eventsFrom = (from: Size, units: Units) => Prisma.sql`
  INSERT INTO rollup_event (app_id, size, at, platform, kind, action, reason, n)
  SELECT u.app_id, ${units.size}, u.at, platform, kind, action, reason, sum(n)
  FROM ${parts("rollup_event", units, from)} GROUP BY u.app_id, u.at, platform, kind, action, reason`;
