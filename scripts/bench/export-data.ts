import { db } from "@/lib/server/db/client";
import { APP } from "./callbacks";

const USERS = 200_000;
const DAYS = 30;

/** Fills an empty database with `count` events over a month, and half as many connections. Returns the app's id. */
export async function writeEvents(count: number): Promise<number> {
  const { id } = await db().app.create({ data: { sdkAppId: APP } });
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
      await tx.$executeRaw`
        INSERT INTO event (app_id, user_id, event_time, identity, received_at, time_source, action, reason,
                           platform, raw_platform, client_ip, kicked, raw_query, raw_body)
        SELECT ${id}::int, user_id, at, decode(md5(i::text), 'hex'), at + i % 900 * interval '1 ms', 0,
          CASE i % 2 WHEN 0 THEN 'Login' ELSE 'Disconnect' END,
          CASE i % 2 WHEN 0 THEN 'Register' ELSE 'LinkClose' END, 'android', 'Android', '203.0.113.7', '{}',
          'SdkAppid=1400000000&CallbackCommand=State.StateChange&contenttype=json'
            || '&ClientIP=203.0.113.7&OptPlatform=Android',
          '{"CallbackCommand":"State.StateChange","EventTime":' || (extract(epoch FROM at) * 1000)::bigint
            || ',"Info":{"Action":"Login","To_Account":"' || user_id || '","Reason":"Register"}}'
        FROM (SELECT i, 'user-' || i / 2 % ${USERS}::int AS user_id,
                     now() - ${DAYS} * interval '1 day' * (1 - i::float8 / ${count}::float8) AS at
              FROM generate_series(1, ${count}::int) AS i) AS drawn`;
      await tx.$executeRaw`
        INSERT INTO connection (app_id, user_id, at, no, platform, client_ip, started_at, ended_at, end_cause,
                                start_identity, end_identity)
        SELECT ${id}::int, user_id, at, i, 'android', '203.0.113.7', at, at + i % 7200 * interval '1 second',
          (ARRAY['link_close', 'timeout', 'logout', 'kicked'])[1 + i % 4], '\\x01', '\\x02'
        FROM (SELECT i, 'user-' || i % ${USERS}::int AS user_id,
                     now() - ${DAYS} * interval '1 day' * (1 - i * 2 / ${count}::float8) - interval '2 hours' AS at
              FROM generate_series(1, ${count}::int / 2) AS i) AS drawn`;
    },
    { timeout: 3_600_000 },
  );
  await db().$executeRaw`ANALYZE`;
  return id;
}
