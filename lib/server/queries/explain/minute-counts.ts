import { LRUCache } from "lru-cache";
import { baselineMinutes, median, MIN_BURST_ENDS, minuteOf, type MinuteCount } from "@/lib/presence/explain/burst";
import { MINUTE, type Millis } from "@/lib/time/units";
import { Prisma, readNow, type Read } from "../../db/client";
import { singleton } from "../../singleton";

/** The count of an older minute is cached. Only events that arrive very late would change it. */
const SETTLED_MS = 15 * MINUTE;
/** Number of cached counts. An entry takes about 100 bytes. */
const MAX_COUNTS = 100_000;

/** Ended connections per app and minute, by `countKey`. */
const cachedCounts = () => singleton("ended-per-minute", () => new LRUCache<string, number>({ max: MAX_COUNTS }));
const countKey = (appId: number, minute: Millis) => `${appId} ${minute}`;

/**
 * Counts the connections of an app that ended in each minute, and the usual number. A minute with too few ends for a
 * burst has no entry. Runs at most two queries.
 */
export async function readMinuteCounts(
  appId: number,
  minutes: readonly Millis[],
  read: Read = readNow,
): Promise<Map<Millis, MinuteCount>> {
  const ended = await countEnded(appId, minutes, read);
  const busy = [...ended].filter(([, count]) => count >= MIN_BURST_ENDS);
  const before = await countEnded(
    appId,
    busy.flatMap(([minute]) => baselineMinutes(minute)),
    read,
  );
  return new Map(
    busy.map(([at, count]) => [
      at,
      { at, ended: count, usual: median(baselineMinutes(at).map((m) => before.get(m) ?? 0)) },
    ]),
  );
}

async function countEnded(appId: number, minutes: readonly Millis[], read: Read): Promise<Map<Millis, number>> {
  const cache = cachedCounts();
  const counts = new Map<Millis, number>();
  const missing: Millis[] = [];
  for (const minute of [...new Set(minutes)].sort((a, b) => a - b)) {
    const count = cache.get(countKey(appId, minute));
    if (count === undefined) missing.push(minute);
    else counts.set(minute, count);
  }
  if (missing.length === 0) return counts;
  const stored = await readCounts(appId, missing, read);
  const settled = minuteOf(Date.now() - SETTLED_MS);
  for (const minute of missing) {
    const count = stored.get(minute) ?? 0;
    counts.set(minute, count);
    if (minute < settled) cache.set(countKey(appId, minute), count);
  }
  return counts;
}

/** Reads only the index over (app, end). Adjacent minutes become one range. */
async function readCounts(appId: number, minutes: readonly Millis[], read: Read): Promise<Map<Millis, number>> {
  const from: Date[] = [];
  const to: Date[] = [];
  for (const minute of minutes) {
    if (to.at(-1)?.getTime() === minute) to.pop();
    else from.push(new Date(minute));
    to.push(new Date(minute + MINUTE));
  }
  const rows = await read<{ minute: Date; ended: number }>(Prisma.sql`
    SELECT c.minute, c.ended::int FROM unnest(${from}::timestamptz[], ${to}::timestamptz[]) AS range(from_at, to_at)
    CROSS JOIN LATERAL (
      SELECT date_bin('1 minute', ended_at, 'epoch'::timestamptz) AS minute, count(*) AS ended FROM connection
      WHERE app_id = ${appId} AND ended_at >= range.from_at AND ended_at < range.to_at GROUP BY 1) AS c`);
  return new Map(rows.map(({ minute, ended }) => [minute.getTime(), ended]));
}
