import { COMPARED_WEEKS, usualOnline } from "@/lib/alerts/usual-online";
import { DAY, MINUTE, floorTo } from "@/lib/time/units";
import { readNow, Prisma } from "../../db/client";
import type { ObserveApp } from "./observation";

/** The sums that tell how many were online before. */
const UNIT_MINUTES = 15;

/** Far fewer users are online than usual at this time. */
export const onlineLow: ObserveApp = async ({ id }, { settings, now }) => {
  const at = floorTo(now.getTime(), UNIT_MINUTES * MINUTE);
  const first = new Date(at - 7 * COMPARED_WEEKS * DAY);
  // Presence is known now. What was online before follows from the changes since then.
  const rows = await readNow<{ days: number; online: number; known: boolean }>(Prisma.sql`
    WITH current AS (SELECT count(*)::int AS n FROM presence WHERE app_id = ${id} AND online),
    changes AS (
      SELECT at, went_online - went_offline AS n FROM rollup_online
      WHERE app_id = ${id} AND size = ${UNIT_MINUTES} AND at >= ${first}),
    begun AS (SELECT min(at) AS at FROM rollup_online WHERE app_id = ${id} AND size = ${UNIT_MINUTES})
    SELECT days, (current.n - coalesce(sum(changes.n), 0))::int AS online, coalesce(begun.at < moment, false) AS known
    FROM generate_series(0, ${7 * COMPARED_WEEKS}) AS days
    CROSS JOIN LATERAL (SELECT ${new Date(at)}::timestamptz - days * interval '24 hours' AS moment) AS moments
    CROSS JOIN current CROSS JOIN begun
    LEFT JOIN changes ON days > 0 AND changes.at >= moment
    GROUP BY days, current.n, begun.at, moment ORDER BY days`);
  const usual = usualOnline((days) => (rows[days]?.known === true ? rows[days].online : null));
  const online = rows[0]?.online ?? 0;
  if (usual === null) return [];
  const seen = 100 * (usual - online) >= settings.threshold * usual ? now.getTime() : null;
  return [{ subject: "", seen, facts: { rule: "online_low", online, usual } }];
};
