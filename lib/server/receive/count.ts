import { Prisma, receiverDb } from "../db/client";
import type { RejectCause } from "@/lib/contracts/health";
import { groupBy } from "@/lib/group-by";
import { storable } from "@/lib/protocol/state-change";
import type { CallbackRequest } from "./request";

/** A callback that is not an event: another command, a probe, or a refusal. `cause` is null where it was not refused. */
export interface Uncounted {
  /** 0 where the callback named no app of ours. */
  appId: number;
  cause: RejectCause | null;
  error: string;
  request: CallbackRequest;
  skewMs: number | null;
}

/** Refused callbacks kept of each app and cause: the newest ones. */
export const KEPT_REJECTED = 200;
/** Kept of one cause out of one batch, so that a flood costs no more than its count. */
const SAMPLES_PER_BATCH = 50;

/** Counts callbacks that are no events, and keeps the newest refused ones whole. One transaction; throws what the database throws. */
export async function count(batch: readonly Uncounted[], lane: string): Promise<void> {
  const groups = groupBy(batch, (item) => `${item.appId} ${minuteOf(item).toISOString()}`);
  const samples = samplesOf(batch);
  const db = receiverDb();
  await db.$transaction([
    ...[...groups.values()].map((items) => db.$executeRaw(countMinute(items, lane))),
    db.rejected.createMany({ data: samples }),
    ...causesOf(samples).map(({ appId, cause }) => db.$executeRaw`
      DELETE FROM rejected WHERE app_id = ${appId} AND cause = ${cause} AND id <= (
        SELECT id FROM rejected WHERE app_id = ${appId} AND cause = ${cause} ORDER BY id DESC OFFSET ${KEPT_REJECTED} LIMIT 1)`),
  ]);
}

const minuteOf = (item: Uncounted) => new Date(Math.floor(item.request.receivedAt / 60_000) * 60_000);

function countMinute(items: readonly Uncounted[], lane: string): Prisma.Sql {
  const [first] = items;
  if (first === undefined) throw new RangeError("A minute without callbacks");
  const rejected: Record<string, number> = {};
  for (const { cause } of items) if (cause !== null) rejected[cause] = (rejected[cause] ?? 0) + 1;
  const other = items.filter((item) => item.cause === null).length;
  const skewMs = items.findLast((item) => item.skewMs !== null)?.skewMs ?? null;
  return Prisma.sql`
    INSERT INTO ingest_minute AS m (app_id, minute, lane, other, rejected, skew_ms)
    VALUES (${first.appId}, ${minuteOf(first)}, ${lane}, ${other}, ${JSON.stringify(rejected)}::jsonb, ${clampInt(skewMs)})
    ON CONFLICT (app_id, minute, lane) DO UPDATE SET
      other = m.other + excluded.other,
      rejected = (SELECT coalesce(jsonb_object_agg(cause, n), '{}') FROM (
        SELECT key AS cause, sum(value::int) AS n
        FROM (SELECT * FROM jsonb_each_text(m.rejected) UNION ALL SELECT * FROM jsonb_each_text(excluded.rejected)) AS both_sides
        GROUP BY key) AS sums),
      skew_ms = coalesce(excluded.skew_ms, m.skew_ms)`;
}

function samplesOf(batch: readonly Uncounted[]) {
  const byCause = groupBy(batch, (item) => `${item.appId} ${item.cause}`);
  return [...byCause.values()].flatMap((items) =>
    items.slice(-SAMPLES_PER_BATCH).flatMap(({ appId, cause, error, request }) =>
      cause === null ? [] : [{
        appId,
        cause,
        error,
        receivedAt: new Date(request.receivedAt),
        method: request.method,
        path: storable(request.path).slice(0, 2_000),
        query: storable(request.query).slice(0, 8_000),
        body: Buffer.from(request.body),
        bodyBytes: request.bodyBytes,
      }],
    ),
  );
}

function causesOf(samples: readonly { appId: number; cause: string }[]) {
  return [...new Map(samples.map(({ appId, cause }) => [`${appId} ${cause}`, { appId, cause }])).values()];
}

/** A RequestTime of nonsense may lie centuries off; the column holds 24 days. */
export function clampInt(ms: number | null): number | null {
  return ms === null ? null : Math.max(-2_147_483_648, Math.min(2_147_483_647, Math.round(ms)));
}
