import {
  BREAKS,
  DROPS_WITHIN_MS,
  MAX_DROPS,
  type Ended,
  type Nearby,
  type Surroundings,
} from "@/lib/presence/explain/context";
import type { Platform } from "@/lib/protocol/platform";
import { groupBy } from "@/lib/group-by";
import { Prisma, readNow, type Read } from "../../db/client";

/** So many neighbours are looked through on either side of an end; a user who flaps must not cost more. */
const LOOK = 200;

interface Row {
  i: number;
  role: "any" | "same" | "until" | "open" | "drop";
  at: Date;
  platform: Platform;
  clientIp: string | null;
}

/** A connection with whose it was. */
export type EndedOf = Ended & { userId: string };

/**
 * What of the same user lies around the ends of some connections (presence/explain/context says what that is), by one
 * query: for each end up to LOOK connections after it and LOOK before it are looked through, from an index.
 */
export async function readSurroundings(
  appId: number,
  connections: readonly EndedOf[],
  now: Date,
  read: Read = readNow,
): Promise<Surroundings[]> {
  if (connections.length === 0) return [];
  const own = Prisma.sql`c.app_id = ${appId} AND c.user_id = k.user_id`;
  const rows = await read<Row>(Prisma.sql`
    WITH ended AS MATERIALIZED (
      SELECT * FROM unnest(
        ${connections.map((c) => c.userId)}::text[], ${connections.map((c) => new Date(c.at))}::timestamptz[], ${connections.map((c) => c.no)}::int[],
        ${connections.map((c) => new Date(c.endedAt))}::timestamptz[], ${connections.map((c) => c.platform)}::text[]
      ) WITH ORDINALITY AS k(user_id, at, no, ended_at, platform, i))
    SELECT k.i::int, found.role, found.at, found.platform, found.client_ip AS "clientIp" FROM ended AS k CROSS JOIN LATERAL (
      (WITH later AS (
         SELECT * FROM connection AS c WHERE ${own} AND c.at >= k.ended_at AND (c.at, c.no) > (k.at, k.no) AND c.started_at IS NOT NULL
         ORDER BY c.at, c.no LIMIT ${LOOK}),
       same AS (SELECT * FROM later WHERE platform = k.platform ORDER BY at, no LIMIT 1)
       (SELECT 'any' AS role, at, no, platform, client_ip FROM later ORDER BY at, no LIMIT 1)
       UNION ALL SELECT 'same', at, no, platform, client_ip FROM same
       UNION ALL (SELECT 'until', at, no, platform, client_ip FROM later
                  WHERE NOT EXISTS (SELECT FROM same) ORDER BY at, no OFFSET ${LOOK - 1} LIMIT 1))
      UNION ALL
      (SELECT DISTINCT 'open', c.at, c.no, c.platform, c.client_ip FROM (
         (SELECT * FROM connection AS c WHERE ${own} AND at < k.ended_at ORDER BY at DESC, no DESC LIMIT ${LOOK})
         UNION ALL (SELECT * FROM connection AS c WHERE ${own} AND ended_at > k.ended_at ORDER BY ended_at LIMIT ${LOOK})
         UNION ALL (SELECT * FROM connection AS c WHERE ${own} AND ended_at IS NULL LIMIT ${LOOK})) AS c
       WHERE c.at < k.ended_at AND (c.ended_at > k.ended_at OR c.ended_at IS NULL) AND (c.at, c.no) <> (k.at, k.no))
      UNION ALL
      (SELECT 'drop', c.at, c.no, c.platform, c.client_ip FROM (
         SELECT * FROM connection AS c WHERE ${own} AND ended_at < k.ended_at AND ended_at >= k.ended_at - ${DROPS_WITHIN_MS} * interval '1 ms'
         ORDER BY ended_at DESC LIMIT ${LOOK}) AS c
       WHERE c.platform = k.platform AND c.end_cause = ANY(${BREAKS}) LIMIT ${MAX_DROPS})
    ) AS found ORDER BY k.i, found.role, found.at, found.no`);
  const byEnd = groupBy(rows, (row) => row.i);
  return connections.map((_, i) => {
    const of = (role: Row["role"]) => (byEnd.get(i + 1) ?? []).filter((row) => row.role === role).map(toNearby);
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
