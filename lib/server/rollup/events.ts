import type { RollupSize } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { storedEvents } from "../measures/events";
import { measureIn, parts, type Units } from "./sql";

/**
 * Sixteen bytes for a pair that may be longer than an index allows. The migration that made the table uses the same.
 */
const KIND = Prisma.sql`
  substring(sha256(convert_to(action, 'UTF8') || '\\x00' || convert_to(reason, 'UTF8')) FROM 1 FOR 16)`;

/** Stored callbacks by minute of event time, platform, action and reason. */
export const eventsOf = (minutes: Units) => Prisma.sql`
  INSERT INTO rollup_event (app_id, size, at, platform, kind, action, reason, n)
  SELECT app_id, 1, unit, platform, ${KIND} AS kind, action, reason, sum(n)
  FROM ${measureIn(minutes, storedEvents)}
  GROUP BY app_id, unit, platform, kind, action, reason`;

export const eventsFrom = (from: RollupSize, units: Units) => Prisma.sql`
  INSERT INTO rollup_event (app_id, size, at, platform, kind, action, reason, n)
  SELECT u.app_id, ${units.size}, u.at, platform, kind, action, reason, sum(n)
  FROM ${parts("rollup_event", units, from)} GROUP BY u.app_id, u.at, platform, kind, action, reason`;
