import {
  BREAKS,
  DROPS_WINDOW_MS,
  MAX_DROPS,
  type EndedConnection,
  type NearbyConnection,
  type UserContext,
} from "@/lib/presence/explain/context";
import type { Platform } from "@/lib/protocol/platform";
import { groupBy } from "@/lib/group-by";
import { Prisma, readNow, type Read } from "../../db/client";

/**
 * Connections that are read before and after an end. The limit bounds the cost of a user who reconnects all the time.
 */
const MAX_NEARBY = 200;

interface Row {
  i: number;
  role: "any" | "same" | "until" | "open" | "drop";
  at: Date;
  platform: Platform;
  clientIp: string | null;
}

export type UserEndedConnection = EndedConnection & { userId: string };

/**
 * The context of each connection, in the same order, as `userContextOf` computes it from the whole history. One query
 * reads up to MAX_NEARBY connections before and after each end from an index.
 */
export async function readUserContexts(
  appId: number,
  connections: readonly UserEndedConnection[],
  now: Date,
  read: Read = readNow,
): Promise<UserContext[]> {
  if (connections.length === 0) return [];
  const sameUser = Prisma.sql`c.app_id = ${appId} AND c.user_id = k.user_id`;
  const rows = await read<Row>(Prisma.sql`
    WITH ended AS MATERIALIZED (
      SELECT * FROM unnest(
        ${connections.map((c) => c.userId)}::text[],
        ${connections.map((c) => new Date(c.at))}::timestamptz[],
        ${connections.map((c) => c.no)}::int[],
        ${connections.map((c) => new Date(c.endedAt))}::timestamptz[],
        ${connections.map((c) => c.platform)}::text[]
      ) WITH ORDINALITY AS k(user_id, at, no, ended_at, platform, i))
    SELECT k.i::int, nearby.role, nearby.at, nearby.platform, nearby.client_ip AS "clientIp"
    FROM ended AS k CROSS JOIN LATERAL (
      (WITH later AS (
         SELECT * FROM connection AS c
         WHERE ${sameUser} AND c.at >= k.ended_at AND (c.at, c.no) > (k.at, k.no) AND c.started_at IS NOT NULL
         ORDER BY c.at, c.no LIMIT ${MAX_NEARBY}),
       same AS (SELECT * FROM later WHERE platform = k.platform ORDER BY at, no LIMIT 1)
       (SELECT 'any' AS role, at, no, platform, client_ip FROM later ORDER BY at, no LIMIT 1)
       UNION ALL SELECT 'same', at, no, platform, client_ip FROM same
       UNION ALL (SELECT 'until', at, no, platform, client_ip FROM later
                  WHERE NOT EXISTS (SELECT FROM same) ORDER BY at, no OFFSET ${MAX_NEARBY - 1} LIMIT 1))
      UNION ALL
      (SELECT DISTINCT 'open', c.at, c.no, c.platform, c.client_ip FROM (
         (SELECT * FROM connection AS c WHERE ${sameUser} AND at < k.ended_at
          ORDER BY at DESC, no DESC LIMIT ${MAX_NEARBY})
         UNION ALL (SELECT * FROM connection AS c WHERE ${sameUser} AND ended_at > k.ended_at
                    ORDER BY ended_at LIMIT ${MAX_NEARBY})
         UNION ALL (SELECT * FROM connection AS c WHERE ${sameUser} AND ended_at IS NULL LIMIT ${MAX_NEARBY})) AS c
       WHERE c.at < k.ended_at AND (c.ended_at > k.ended_at OR c.ended_at IS NULL) AND (c.at, c.no) <> (k.at, k.no))
      UNION ALL
      (SELECT 'drop', c.at, c.no, c.platform, c.client_ip FROM (
         SELECT * FROM connection AS c
         WHERE ${sameUser} AND ended_at < k.ended_at
           AND ended_at >= k.ended_at - ${DROPS_WINDOW_MS} * interval '1 ms'
         ORDER BY ended_at DESC LIMIT ${MAX_NEARBY}) AS c
       WHERE c.platform = k.platform AND c.end_cause = ANY(${BREAKS}) LIMIT ${MAX_DROPS})
    ) AS nearby ORDER BY k.i, nearby.role, nearby.at, nearby.no`);
  const byEnd = groupBy(rows, (row) => row.i);
  return connections.map((_, i) => {
    const nearby = (role: Row["role"]) => (byEnd.get(i + 1) ?? []).filter((row) => row.role === role).map(toNearby);
    return {
      nextSame: nearby("same")[0] ?? null,
      nextAny: nearby("any")[0] ?? null,
      observedUntil: nearby("until")[0]?.at ?? now.getTime(),
      othersOpen: nearby("open"),
      drops: nearby("drop").length,
    };
  });
}

function toNearby({ at, platform, clientIp }: Row): NearbyConnection {
  return { at: at.getTime(), platform, clientIp };
}
