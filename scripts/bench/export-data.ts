import { db, type Tx } from "@/lib/server/db/client";
import { packCallbacks } from "@/lib/server/raw/pack";
import { APP } from "./callbacks";

const USERS = 200_000;
const DAYS = 30;

/** Fills an empty database with `count` events over a month, and half as many connections. Returns the app's id. */
export async function writeEvents(count: number): Promise<number> {
  const { id } = await db().app.create({ data: { sdkAppId: APP } });
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
      const template = await storeTemplate(tx, id);
      await tx.$executeRaw`
        INSERT INTO event (app_id, user_id, event_time, identity, received_at, time_source, action, reason,
                           platform, raw_platform, client_ip, kicked, raw_template)
        SELECT ${id}::int, user_id, at, decode(md5(i::text), 'hex'), at + i % 900 * interval '1 ms', 0,
          CASE i % 2 WHEN 0 THEN 'Login' ELSE 'Disconnect' END,
          CASE i % 2 WHEN 0 THEN 'Register' ELSE 'LinkClose' END, 'android', 'Android', '203.0.113.7', '{}',
          ${template}::int
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

/** Stores the template that the raw callbacks of all events have. Returns its id. */
async function storeTemplate(tx: Tx, appId: number): Promise<number | null> {
  const time = Date.now();
  const fields = {
    ...{ userId: "user-1", action: "Login", reason: "Register", rawPlatform: "Android", clientIp: "203.0.113.7" },
    ...{ customStatus: null, kicked: [], time, timeSource: "EventTime" as const, claimedMs: null, receivedAt: time },
  };
  const query =
    `SdkAppid=${APP}&CallbackCommand=State.StateChange&contenttype=json&ClientIP=${fields.clientIp}` +
    `&OptPlatform=${fields.rawPlatform}`;
  const Info = { Action: fields.action, To_Account: fields.userId, Reason: fields.reason };
  const body = JSON.stringify({ CallbackCommand: "State.StateChange", EventTime: time, Info });
  const [stored] = await packCallbacks(tx, [{ appId, fields, query, body }]);
  return stored?.rawTemplate ?? null;
}
