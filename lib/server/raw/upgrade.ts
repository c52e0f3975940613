import { z } from "zod";
import { redactSign } from "@/lib/protocol/redact-sign";
import { Prisma, projectorDb, type Tx } from "../db/client";
import { EVENT_FACTS } from "../db/event-facts";
import { tableOf, type RowOf } from "../db/table";
import { packCallbacks, type StoredRaw } from "./pack";
import { fieldsOf } from "./read";

/** The row of `upgrade` that a migration writes if there are events. */
const NAME = "raw_callbacks";
const TIMEOUT_MS = 60_000;

const position = z.object({ appId: z.number(), userId: z.string(), eventMs: z.number(), identity: z.string() });
type Position = z.infer<typeof position>;

const e = tableOf("Event", "e");
const columns = e.columns(
  ...(["appId", "userId", "eventTime", "receivedAt", "timeSource", "claimedMs", ...EVENT_FACTS] as const),
  ...(["rawQuery", "rawBody", "rawTemplate", "rawRest"] as const),
);
const identity = e.hex("identity");
type Row = RowOf<typeof columns> & RowOf<typeof identity>;
type Change = StoredRaw & { row: Row };

export type UpgradeStep =
  /** `rows` events since the upgrade began. */
  | { state: "going"; rows: number }
  | { state: "done"; rows: number }
  /** There is nothing to do, or another instance does it. */
  | { state: "nothing" | "elsewhere" };

/**
 * Packs the callbacks of the next `limit` events that an earlier version stored whole, in the order of their keys, and
 * moves the position on, in one transaction. Redacts Sign in those that cannot be packed. Throws what the database
 * throws; nothing is changed then.
 */
export const upgradeNext = (limit: number): Promise<UpgradeStep> =>
  projectorDb().$transaction((tx) => upgradeIn(tx, limit), { maxWait: TIMEOUT_MS, timeout: TIMEOUT_MS });

async function upgradeIn(tx: Tx, limit: number): Promise<UpgradeStep> {
  if ((await tx.upgrade.findUnique({ where: { name: NAME } })) === null) return { state: "nothing" };
  const [mine] = await tx.$queryRaw<{ position: unknown; rows: bigint }[]>`
    SELECT position, rows FROM upgrade WHERE name = ${NAME} FOR UPDATE SKIP LOCKED`;
  if (mine === undefined) return { state: "elsewhere" };
  const rows = await readAfter(tx, position.nullable().parse(mine.position), limit);
  await write(tx, await repack(tx, rows));
  const last = rows.at(-1);
  const done = Number(mine.rows) + rows.length;
  if (last === undefined) {
    await tx.upgrade.delete({ where: { name: NAME } });
    return { state: "done", rows: done };
  }
  await tx.upgrade.update({ where: { name: NAME }, data: { position: positionOf(last), rows: done } });
  return { state: "going", rows: done };
}

const positionOf = ({ appId, userId, eventTime, identity }: Row): Position => ({
  appId,
  userId,
  eventMs: eventTime.getTime(),
  identity,
});

const readAfter = (tx: Tx, after: Position | null, limit: number): Promise<Row[]> => tx.$queryRaw<Row[]>`
  SELECT ${columns}, ${identity} FROM event AS e
  ${
    after === null
      ? Prisma.empty
      : Prisma.sql`WHERE (e.app_id, e.user_id, e.event_time, e.identity) > (${after.appId}::int, ${after.userId}::text,
          to_timestamp(${after.eventMs}::float8 / 1000), decode(${after.identity}, 'hex'))`
  }
  ORDER BY e.app_id, e.user_id, e.event_time, e.identity LIMIT ${limit}`;

/** The rows that change. Newer versions store packed callbacks already, or whole ones without Sign. */
async function repack(tx: Tx, rows: readonly Row[]): Promise<Change[]> {
  const whole = rows.flatMap((row) =>
    row.rawQuery === null || row.rawBody === null
      ? []
      : [{ row, appId: row.appId, fields: fieldsOf(row), query: redactSign(row.rawQuery), body: row.rawBody }],
  );
  const packed = await packCallbacks(tx, whole);
  return whole.flatMap(({ row }, i) => {
    const stored = packed[i];
    return stored === undefined || stored.rawQuery === row.rawQuery ? [] : [{ row, ...stored }];
  });
}

async function write(tx: Tx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const column = <T>(of: (change: Change) => T): T[] => changes.map(of);
  // Without statistics the planner would read all of the table instead of each row by its key.
  await tx.$executeRaw`
    SELECT set_config(name, 'off', true)
    FROM unnest(ARRAY['enable_hashjoin', 'enable_mergejoin', 'enable_seqscan']) AS name`;
  await tx.$executeRaw`
    UPDATE event AS e
    SET raw_query = given.query, raw_body = given.body, raw_template = given.template, raw_rest = given.rest
    FROM unnest(
      ${column((c) => c.row.appId)}::int[], ${column((c) => c.row.userId)}::text[],
      ${column((c) => c.row.eventTime.getTime())}::float8[], ${column((c) => c.row.identity)}::text[],
      ${column((c) => c.rawQuery)}::text[], ${column((c) => c.rawBody)}::text[],
      ${column((c) => c.rawTemplate)}::int[], ${column((c) => c.rawRest)}::text[]
    ) AS given(app_id, user_id, event_ms, identity, query, body, template, rest)
    WHERE e.app_id = given.app_id AND e.user_id = given.user_id
      AND e.event_time = to_timestamp(given.event_ms / 1000) AND e.identity = decode(given.identity, 'hex')
      -- Not if the retention has emptied it meanwhile.
      AND e.raw_query IS NOT NULL`;
}
