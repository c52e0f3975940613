import {
  BREAKS, DROPS_WITHIN_MS, MAX_DROPS, type Ended, type Nearby, type Surroundings,
} from "@/lib/presence/explain/context";
import type { Platform } from "@/lib/protocol/platform";
import { db } from "../db/client";

/** So many neighbours are looked through on either side of an end; a user who flaps must not cost more. */
const LOOK = 200;

interface Row {
  i: number;
  role: "any" | "same" | "until" | "open" | "drop";
  at: Date;
  platform: Platform;
  clientIp: string | null;
}

/**
 * What lies around the ends of some of a user's connections (presence/explain/context says what that is), by one
 * query: for each end up to LOOK connections after it and LOOK before it are looked through, from an index.
 */
export async function readSurroundings(
  appId: number,
  userId: string,
  connections: readonly Ended[],
  now: Date,
): Promise<Surroundings[]> {
  if (connections.length === 0) return [];
  const rows = await db().$queryRaw<Row[]>`
    WITH ended AS MATERIALIZED (
      SELECT * FROM unnest(
        ${connections.map((c) => new Date(c.at))}::timestamptz[], ${connections.map((c) => c.no)}::int[],
        ${connections.map((c) => new Date(c.endedAt))}::timestamptz[], ${connections.map((c) => c.platform)}::text[]
      ) WITH ORDINALITY AS k(at, no, ended_at, platform, i)),
    own AS NOT MATERIALIZED (SELECT * FROM connection WHERE app_id = ${appId} AND user_id = ${userId})
    SELECT k.i::int, found.role, found.at, found.platform, found.client_ip AS "clientIp" FROM ended AS k CROSS JOIN LATERAL (
      (WITH later AS (
         SELECT * FROM own AS c WHERE c.at >= k.ended_at AND (c.at, c.no) > (k.at, k.no) AND c.started_at IS NOT NULL
         ORDER BY c.at, c.no LIMIT ${LOOK}),
       same AS (SELECT * FROM later WHERE platform = k.platform ORDER BY at, no LIMIT 1)
       (SELECT 'any' AS role, at, no, platform, client_ip FROM later ORDER BY at, no LIMIT 1)
       UNION ALL SELECT 'same', at, no, platform, client_ip FROM same
       UNION ALL (SELECT 'until', at, no, platform, client_ip FROM later
                  WHERE NOT EXISTS (SELECT FROM same) ORDER BY at, no OFFSET ${LOOK - 1} LIMIT 1))
      UNION ALL
      (SELECT DISTINCT 'open', c.at, c.no, c.platform, c.client_ip FROM (
         (SELECT * FROM own WHERE at < k.ended_at ORDER BY at DESC, no DESC LIMIT ${LOOK})
         UNION ALL (SELECT * FROM own WHERE ended_at > k.ended_at ORDER BY ended_at LIMIT ${LOOK})
         UNION ALL (SELECT * FROM own WHERE ended_at IS NULL LIMIT ${LOOK})) AS c
       WHERE c.at < k.ended_at AND (c.ended_at > k.ended_at OR c.ended_at IS NULL) AND (c.at, c.no) <> (k.at, k.no))
      UNION ALL
      (SELECT 'drop', c.at, c.no, c.platform, c.client_ip FROM (
         SELECT * FROM own WHERE ended_at < k.ended_at AND ended_at >= k.ended_at - ${DROPS_WITHIN_MS} * interval '1 ms'
         ORDER BY ended_at DESC LIMIT ${LOOK}) AS c
       WHERE c.platform = k.platform AND c.end_cause = ANY(${BREAKS}) LIMIT ${MAX_DROPS})
    ) AS found ORDER BY k.i, found.role, found.at, found.no`;
  return connections.map((_, i) => {
    const of = (role: Row["role"]) => rows.filter((row) => row.i === i + 1 && row.role === role).map(toNearby);
    return {
      nextSame: of("same")[0] ?? null,
      nextAny: of("any")[0] ?? null,
      watchedUntil: of("until")[0]?.at ?? now.getTime(),
      othersOpen: of("open"),
      drops: of("drop").length,
    };
  });
}

function toNearby({ at, platform, clientIp }: Row): Nearby {
  return { at: at.getTime(), platform, clientIp };
}
