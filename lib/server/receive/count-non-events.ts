import { Prisma, receiverDb } from "../db/client";
import type { RejectCause } from "@/lib/contracts/health";
import { REJECT_CAUSES } from "@/lib/contracts/values";
import { groupBy } from "@/lib/group-by";
import { storable } from "@/lib/protocol/state-change";
import { MINUTE, floorTo } from "@/lib/time/units";
import { writeMark, type JournalMark } from "../journal/mark";
import type { CallbackRequest } from "./request";

/** A callback that is not an event: another command, a probe, or a refusal. `cause` is null if it was not refused. */
export interface NonEvent {
  /** 0 if the callback names no known app. */
  appId: number;
  cause: RejectCause | null;
  error: string;
  /** The name that the sender gave. */
  command: string | null;
  request: CallbackRequest;
  skewMs: number | null;
}

/** Number of refused callbacks, the newest, that are kept for each app and cause. */
export const KEPT_REJECTED = 200;
/** Number that is kept of one cause in one batch, so that a flood costs little more than its count. */
const SAMPLES_PER_BATCH = 50;
/** Number of Tencent's alert callbacks, the newest, that are kept for each app. */
export const KEPT_ALERTS = 1_000;
/** Alert.RequestOverLimit and other Alert.*, and Group.CallbackOnDailyGroupQuotaAlarm. */
const ALERT_COMMAND = /^Alert\.|Alarm$/;
/** The form of Tencent's commands, such as C2C.CallbackAfterSendMsg. Other names count as unnamed. */
const COMMAND_PATTERN = /^[A-Za-z]\w{0,31}\.[A-Za-z]\w{0,63}$/;
/** Number of distinct commands that a minute keeps, because a sender can invent names. Others count as unnamed. */
const MAX_COMMANDS_PER_MINUTE = 100;

/**
 * Counts callbacks that are not events, and stores the newest refused ones, in one transaction. Throws database errors.
 */
export async function countNonEvents(
  batch: readonly NonEvent[],
  writerId: string,
  mark: JournalMark | null = null,
): Promise<void> {
  const groups = groupBy(batch, (item) => `${item.appId} ${minuteOf(item).toISOString()}`);
  const samples = samplesOf(batch);
  const alerts = alertsOf(batch);
  const db = receiverDb();
  await db.$transaction([
    ...[...groups.values()].map((items) => db.$executeRaw(countMinute(items, writerId))),
    db.rejected.createMany({ data: samples }),
    db.tencentAlert.createMany({ data: alerts }),
    ...[...new Set(alerts.map(({ appId }) => appId))].map(
      (appId) => db.$executeRaw`
      DELETE FROM tencent_alert WHERE app_id = ${appId} AND id <= (
        SELECT id FROM tencent_alert WHERE app_id = ${appId} ORDER BY id DESC OFFSET ${KEPT_ALERTS} LIMIT 1)`,
    ),
    ...causesOf(samples).map(
      ({ appId, cause }) => db.$executeRaw`
      DELETE FROM rejected WHERE app_id = ${appId} AND cause = ${cause} AND id <= (
        SELECT id FROM rejected WHERE app_id = ${appId} AND cause = ${cause}
        ORDER BY id DESC OFFSET ${KEPT_REJECTED} LIMIT 1)`,
    ),
    ...(mark === null ? [] : [writeMark(db, mark)]),
  ]);
}

const minuteOf = (item: NonEvent) => new Date(floorTo(item.request.receivedAt, MINUTE));

function countMinute(items: readonly NonEvent[], writerId: string): Prisma.Sql {
  const [first] = items;
  if (first === undefined) throw new RangeError("A minute without callbacks");
  const rejected = tally(items.flatMap(({ cause }) => cause ?? []));
  const others = items.filter((item) => item.cause === null);
  const commands = tally(
    others.map(({ command }) => (command !== null && COMMAND_PATTERN.test(command) ? command : "")),
  );
  const skewMs = items.findLast((item) => item.skewMs !== null)?.skewMs ?? null;
  return Prisma.sql`
    INSERT INTO ingest_minute AS m (app_id, minute, writer_id, other, commands, rejected, skew_ms)
    VALUES (${first.appId}, ${minuteOf(first)}, ${writerId}, ${others.length}, ${JSON.stringify(commands)}::jsonb,
            ${JSON.stringify(rejected)}::jsonb, ${clampInt(skewMs)})
    ON CONFLICT (app_id, minute, writer_id) DO UPDATE SET
      other = m.other + excluded.other,
      commands = ${added("commands", MAX_COMMANDS_PER_MINUTE)},
      rejected = ${added("rejected", REJECT_CAUSES.length)},
      skew_ms = coalesce(excluded.skew_ms, m.skew_ms)`;
}

/** The sums by key of both sides of a conflict. Keys beyond the `max` most frequent are summed under the empty key. */
function added(column: "commands" | "rejected", max: number): Prisma.Sql {
  const [mine, theirs] = [Prisma.raw(`m.${column}`), Prisma.raw(`excluded.${column}`)];
  return Prisma.sql`(SELECT coalesce(jsonb_object_agg(name, n), '{}') FROM (
    SELECT CASE WHEN place > ${max} THEN '' ELSE key END AS name, sum(n) AS n FROM (
      SELECT key, sum(value::int) AS n, row_number() OVER (ORDER BY sum(value::int) DESC, key) AS place
      FROM (SELECT * FROM jsonb_each_text(${mine}) UNION ALL SELECT * FROM jsonb_each_text(${theirs})) AS both_sides
      GROUP BY key) AS sums
    GROUP BY 1) AS kept)`;
}

function tally(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...groupBy(names, (name) => name)].map(([name, same]) => [name, same.length]));
}

function samplesOf(batch: readonly NonEvent[]) {
  const byCause = groupBy(batch, (item) => `${item.appId} ${item.cause}`);
  return [...byCause.values()].flatMap((items) =>
    items.slice(-SAMPLES_PER_BATCH).flatMap(({ appId, cause, error, request }) =>
      cause === null
        ? []
        : [
            {
              appId,
              cause,
              error,
              receivedAt: new Date(request.receivedAt),
              method: request.method,
              path: storable(request.path).slice(0, 2_000),
              query: queryOf(request),
              body: Buffer.from(request.body),
              bodyBytes: request.bodyBytes,
            },
          ],
    ),
  );
}

/** Tencent's alert callbacks as received. Their rate is limited like that of refused callbacks. */
function alertsOf(batch: readonly NonEvent[]) {
  const alerts = batch.filter(({ cause, command }) => cause === null && ALERT_COMMAND.test(command ?? ""));
  return [...groupBy(alerts, ({ appId }) => appId).values()].flatMap((items) =>
    items.slice(-SAMPLES_PER_BATCH).map(({ appId, command, request }) => ({
      appId,
      receivedAt: new Date(request.receivedAt),
      command: storable(command ?? "").slice(0, 100),
      query: queryOf(request),
      body: storable(new TextDecoder().decode(request.body)),
      bodyBytes: request.bodyBytes,
    })),
  );
}

const queryOf = (request: CallbackRequest) => storable(request.query).slice(0, 8_000);

function causesOf(samples: readonly { appId: number; cause: string }[]) {
  return [...new Map(samples.map(({ appId, cause }) => [`${appId} ${cause}`, { appId, cause }])).values()];
}

/** A wrong RequestTime may be centuries off, but the column holds only 24 days. */
export function clampInt(ms: number | null): number | null {
  return ms === null ? null : Math.max(-2_147_483_648, Math.min(2_147_483_647, Math.round(ms)));
}
