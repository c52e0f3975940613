import type { HistoryAnswer } from "@/lib/contracts/history";
import { MINUTE, type Millis } from "@/lib/time/units";
import { findGaps, GAP_LOOK_BACK_MINUTES } from "@/lib/stats/gaps";
import type { TimeRange } from "@/lib/time/range";
import { Prisma, type Tx } from "../../db/client";
import { packCountsPerMinute, unpackCountsPerMinute } from "../stats/counts-per-minute";

/** The range has whole minutes. */
interface GapSearch extends TimeRange {
  appId: number;
  now: Millis;
}

/**
 * Ranges that touch [from, to) in which callbacks were expected but nothing arrived, not even a refused one; newest
 * first.
 */
export async function readGaps(tx: Tx, { appId, from, to, now }: GapSearch): Promise<HistoryAnswer["gaps"]> {
  const thisMinute = Math.ceil(now / MINUTE) * MINUTE;
  // A gap may have begun long before the range, and end long after it.
  const [around] = await tx.$queryRaw<{ before: Date | null; after: Date | null }[]>`
    SELECT (SELECT max(minute) FROM ingest_minute WHERE app_id = ${appId} AND minute < ${new Date(from)}) AS before,
           (SELECT min(minute) FROM ingest_minute WHERE app_id = ${appId} AND minute >= ${new Date(to)}) AS after`;
  const start = (around?.before?.getTime() ?? from) - GAP_LOOK_BACK_MINUTES * MINUTE;
  const end = Math.min(around?.after?.getTime() ?? thisMinute, thisMinute);
  const [row] = await tx.$queryRaw<{ packed: Uint8Array | null }[]>`
    SELECT ${packCountsPerMinute(Prisma.sql`minute`, Prisma.sql`n`)} AS packed FROM (
      SELECT minute, sum(accepted + duplicates + other + CASE WHEN rejected = '{}' THEN 0 ELSE (
        SELECT sum(value::int) FROM jsonb_each_text(rejected)) END) AS n
      FROM ingest_minute WHERE app_id = ${appId} AND minute >= ${new Date(start)} AND minute < ${new Date(end)}
      GROUP BY minute) AS m`;
  const received = unpackCountsPerMinute(row?.packed ?? null, start, end);
  return findGaps({ start, received, end: Math.min(end, now) }, (from - start) / MINUTE)
    .filter((gap) => gap.from < to)
    .reverse()
    .map((gap) => ({
      ...gap,
      from: new Date(gap.from).toISOString(),
      to: new Date(gap.to).toISOString(),
      ongoing: gap.ongoing && end === thisMinute,
    }));
}
