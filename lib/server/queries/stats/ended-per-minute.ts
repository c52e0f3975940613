import { LRUCache } from "lru-cache";
import type { EndedMinutes } from "@/lib/stats/baseline";
import { DAY, floorTo, HOUR, MINUTE, type Millis } from "@/lib/time/units";
import { Prisma, readNow, type Read } from "../../db/client";
import { singleton } from "../../singleton";
import { packCountsPerMinute, unpackCountsPerMinute } from "./counts-per-minute";

const DAY_MINUTES = DAY / MINUTE;
/** A cached day takes 6 kB. */
const MAX_DAYS = 4_000;
/** Bounds how long an end that moved within its day, by a late event, is seen at its old minute. */
const TTL_MS = HOUR;

/** The connections of an app that ended on a day (UTC), and how many of them in each minute. */
interface EndedDay {
  sum: number;
  minutes: Uint32Array;
}

/** By app and day. An entry is used only while its sum is that of the rollup of the day. */
const cachedDays = () => singleton("ended-days", () => new LRUCache<string, EndedDay>({ max: MAX_DAYS, ttl: TTL_MS }));
const NOTHING: EndedDay = { sum: 0, minutes: new Uint32Array(DAY_MINUTES) };

/** An app's connections that ended, minute by minute over [from, to), both being whole minutes. At most two queries. */
export async function readEndedPerMinute(
  appId: number,
  from: Millis,
  to: Millis,
  read: Read = readNow,
): Promise<EndedMinutes> {
  const days = await readEndedDays(appId, floorTo(from, DAY), to, read);
  const ended = new Uint32Array(Math.max(0, (to - from) / MINUTE));
  for (const [day, { minutes }] of days.byDay) {
    const offset = (day - from) / MINUTE;
    ended.set(minutes.subarray(Math.max(0, -offset), Math.max(0, ended.length - offset)), Math.max(0, offset));
  }
  const known = days.known === null ? ended.length : Math.max(0, (days.known.getTime() - from) / MINUTE);
  return { start: from, ended, known };
}

async function readEndedDays(appId: number, from: Millis, to: Millis, read: Read) {
  const cache = cachedDays();
  const keyOf = (day: Millis) => `${appId} ${day}`;
  const sums = await read<{ day: Date; ended: number; known: Date }>(Prisma.sql`
    SELECT at AS day, ended, (SELECT at FROM rollup_online WHERE app_id = ${appId} AND size = 1
                              ORDER BY at LIMIT 1) AS known
    FROM rollup_online
    WHERE app_id = ${appId} AND size = ${DAY_MINUTES} AND at >= ${new Date(from)} AND at < ${new Date(to)}`);
  const byDay = new Map<Millis, EndedDay>();
  const changed: Millis[] = [];
  for (const { day, ended } of sums) {
    const cached = ended === 0 ? NOTHING : cache.get(keyOf(day.getTime()));
    if (cached?.sum === ended) byDay.set(day.getTime(), cached);
    else changed.push(day.getTime());
  }
  for (const day of changed.length === 0 ? [] : await readDays(appId, changed, read)) {
    byDay.set(day.at, day);
    cache.set(keyOf(day.at), day);
  }
  return { byDay, known: sums[0]?.known ?? null };
}

async function readDays(appId: number, days: readonly Millis[], read: Read): Promise<(EndedDay & { at: Millis })[]> {
  const rows = await read<{ day: Date; packed: Uint8Array | null }>(Prisma.sql`
    SELECT range.day, minutes.packed FROM unnest(${days.map((day) => new Date(day))}::timestamptz[]) AS range(day)
    CROSS JOIN LATERAL (
      SELECT ${packCountsPerMinute(Prisma.sql`at`, Prisma.sql`ended`)} AS packed FROM rollup_online
      WHERE app_id = ${appId} AND size = 1 AND at >= range.day AND at < range.day + interval '1 day'
        AND ended > 0) AS minutes`);
  return rows.map(({ day, packed }) => {
    const minutes = unpackCountsPerMinute(packed, day.getTime(), day.getTime() + DAY);
    return { at: day.getTime(), minutes, sum: minutes.reduce((sum, n) => sum + n, 0) };
  });
}
