import { Prisma, projectorDb } from "../db/client";
import { waitForAppends } from "../db/wait-for-appends";
import { removeBefore } from "./remove";
import { paced } from "./paced";

/** Events of one UPDATE. */
const BATCH = 5_000;

/** Examples of callbacks that are no events. They are nothing without their texts. */
const SAMPLES = [
  { name: "rejected", time: "received_at" },
  { name: "tencent_alert", time: "received_at" },
];

/** SDKAppID unknown: the app of refused callbacks that name none of ours. */
const NO_APP = 0;

/** Which raw callbacks of an app go. */
export interface RawHorizon {
  rawFrom: Date | null;
  rawEmptiedBefore: Date | null;
}

/**
 * Empties the raw callbacks of the events of an app before `rawFrom`, some at a time, and deletes the examples of
 * refused callbacks and Tencent's alerts from before. `rawFrom` is in force, so no raw callback from before is stored
 * from then on. Goes on where the last call stopped. Returns the number of events and examples. Throws what the
 * database throws.
 */
export async function emptyRaw(appId: number, { rawFrom, rawEmptiedBefore }: RawHorizon): Promise<number> {
  if (rawFrom === null) return 0;
  let rows = await removeBefore(SAMPLES, appId, rawFrom);
  if (rawEmptiedBefore !== null && rawEmptiedBefore >= rawFrom) return rows;
  await waitForAppends();
  let at = rawEmptiedBefore;
  await paced(async () => {
    const next = await batchEnd(appId, at, rawFrom);
    rows += await emptyBetween(appId, at, next);
    at = next;
    return next < rawFrom;
  });
  return rows;
}

/** The end of the next batch: later than `from`, so that every batch brings the work on. */
async function batchEnd(appId: number, from: Date | null, to: Date): Promise<Date> {
  const [row] = await projectorDb().$queryRaw<{ at: Date }[]>`
    SELECT event_time AS at FROM event
    WHERE app_id = ${appId} AND event_time >= ${since(from)} AND event_time < ${to}
    ORDER BY event_time OFFSET ${BATCH} LIMIT 1`;
  return new Date(Math.min(to.getTime(), Math.max(row?.at.getTime() ?? Infinity, (from?.getTime() ?? -Infinity) + 1)));
}

async function emptyBetween(appId: number, from: Date | null, to: Date): Promise<number> {
  const [emptied] = await projectorDb().$transaction([
    projectorDb().$executeRaw`
      UPDATE event SET raw_query = NULL, raw_body = NULL, raw_template = NULL, raw_rest = NULL
      WHERE app_id = ${appId} AND event_time >= ${since(from)} AND event_time < ${to}
        AND (raw_template IS NOT NULL OR raw_query <> '' OR raw_body <> '')`,
    projectorDb().retention.update({ where: { appId }, data: { rawEmptiedBefore: to } }),
  ]);
  return emptied;
}

const since = (from: Date | null) => Prisma.sql`coalesce(${from}::timestamptz, '-infinity')`;

/**
 * Deletes the examples of refused callbacks that name no app of ours, if every app has days of raw callbacks: after the
 * longest of them. Returns their number. Throws what the database throws.
 */
export async function removeStrangers(): Promise<number> {
  const [row] = await projectorDb().$queryRaw<{ before: Date | null }[]>`
    SELECT CASE WHEN bool_and(r.raw_from IS NOT NULL) THEN min(r.raw_from) END AS before
    FROM app LEFT JOIN retention AS r ON r.app_id = app.id`;
  return row?.before ? removeBefore(SAMPLES, NO_APP, row.before) : 0;
}
