import { db } from "../db/client";
import { PLATFORMS } from "@/lib/protocol/platform";
import { END_CAUSES } from "@/lib/presence/types";

const ADDRESSES = [
  "203.0.113.7",
  "203.0.113.77",
  "203.0.114.1",
  "2001:db8::1",
  "2001:db8:0:1::9",
  "::1",
  "999.1.1.1",
  "not an address",
  ":::",
  "",
];
export const SEED_USERS = ["alice", "用户/三😀", "=1+1", "-7", 'a,b"c', "bob"];

/**
 * Writes `count` connections of a few users over a day from `start` into the projections, with kicks, statuses and
 * spans online, many of them at the same time. The random numbers have a fixed seed. Marks their minutes as stale, as
 * the projector does.
 */
export async function seedProjections(appId: number, start: Date, count: number): Promise<void> {
  const platforms = [...PLATFORMS];
  const causes = [...END_CAUSES];
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT setseed(0.5)`;
    await tx.$executeRaw`
      INSERT INTO connection (app_id, user_id, at, no, platform, client_ip, started_at, ended_at, end_cause, kicked_by,
        start_identity, end_identity)
      SELECT ${appId}, user_id, coalesce(started, ended), i, platform, ip, started, ended,
        CASE WHEN ended IS NOT NULL THEN cause END,
        CASE WHEN ended IS NOT NULL AND cause = 'kicked' THEN platform END,
        CASE WHEN started IS NOT NULL THEN '\\x01'::bytea END,
        CASE WHEN ended IS NOT NULL THEN '\\x02'::bytea END
      FROM (
        SELECT i,
          (${SEED_USERS}::text[])[1 + i % ${SEED_USERS.length}] AS user_id,
          (${platforms}::text[])[1 + floor(random() * ${platforms.length})::int] AS platform,
          nullif((${ADDRESSES}::text[])[1 + floor(random() * ${ADDRESSES.length})::int], '') AS ip,
          (${causes}::text[])[1 + floor(random() * ${causes.length})::int] AS cause,
          CASE WHEN known < 0.9 THEN began END AS started,
          CASE
            WHEN known >= 0.8 THEN began + lasted
            ELSE began + CASE WHEN known < 0.7 THEN lasted END
          END AS ended
        FROM (
          SELECT i, random() AS known,
            ${start}::timestamptz + floor(random() * 1440) * interval '1 minute' AS began,
            floor(random() * random() * 7200) * interval '1 second' AS lasted
          FROM generate_series(1, ${count}::int) AS i
        ) AS drawn
      ) AS made`;
    await tx.$executeRaw`
      INSERT INTO kick (app_id, user_id, at, identity, no, by_platform, kicked, raw_kicked, connection_at,
        connection_no)
      SELECT ${appId}, c.user_id, coalesce(c.ended_at, c.at), decode(lpad(to_hex(c.no), 8, '0'), 'hex'), 0,
        CASE WHEN c.no % 2 = 0 THEN 'ios' ELSE 'web' END, c.platform, c.platform,
        CASE WHEN c.ended_at IS NOT NULL AND c.no % 3 > 0 THEN c.at END,
        CASE WHEN c.ended_at IS NOT NULL AND c.no % 3 > 0 THEN c.no END
      FROM connection AS c WHERE c.app_id = ${appId}`;
    await tx.$executeRaw`
      INSERT INTO status_change (app_id, user_id, at, no, value, was, until, presumed)
      SELECT ${appId}, c.user_id, c.at, c.no, (ARRAY['busy', '会议中', '', '=cmd'])[1 + c.no / 12 % 4],
        (ARRAY['', 'busy', '会议中'])[1 + c.no / 6 % 3], c.ended_at, c.no % 5 = 0
      FROM connection AS c WHERE c.app_id = ${appId}`;
    await tx.$executeRaw`
      INSERT INTO online_span (app_id, user_id, at, until)
      SELECT DISTINCT ON (c.user_id, c.at) ${appId}, c.user_id, c.at, c.ended_at FROM connection AS c
      WHERE c.app_id = ${appId} AND c.started_at IS NOT NULL ORDER BY c.user_id, c.at, c.no`;
    // Kicks, statuses and spans lie at the start or the end of a connection.
    await tx.$executeRaw`
      INSERT INTO stale_minute (app_id, minute)
      SELECT DISTINCT ${appId}::int, date_trunc('minute', instant, 'UTC')
      FROM connection AS c, unnest(ARRAY[c.at, c.ended_at]) AS instant
      WHERE c.app_id = ${appId} AND instant IS NOT NULL`;
  });
}
