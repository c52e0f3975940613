import { Prisma, type Tx } from "../db/client";
import type { AppMinute } from "./sql";

/** Distinct minutes claimed for one transaction. The current minutes wait as long as it takes. */
export const MAX_MINUTES = 500;

/** A stale minute, of event time or of receipt. */
export interface StaleMinute extends AppMinute {
  receipt: boolean;
}

/** Skips a minute `s` that failed, until it is tried again. */
export const IS_DUE = Prisma.sql`NOT EXISTS (
  SELECT FROM rollup_fault AS f
  WHERE f.app_id = s.app_id AND f.minute = s.minute AND f.receipt = s.receipt AND f.retry_at > now())`;

/** Takes the oldest stale minutes from `since` on (null: from the first), with all their entries. */
export const claimFirst = (tx: Tx, since: Date | null): Promise<StaleMinute[]> =>
  claim(
    tx,
    Prisma.sql`
      WITH chosen AS MATERIALIZED (
        SELECT DISTINCT minute FROM stale_minute AS s
        WHERE minute >= coalesce(${since}::timestamptz, '-infinity') AND ${IS_DUE}
        ORDER BY minute LIMIT ${MAX_MINUTES}),
      taken AS (
        DELETE FROM stale_minute AS s
        WHERE minute BETWEEN (SELECT min(minute) FROM chosen) AND (SELECT max(minute) FROM chosen) AND ${IS_DUE}
        RETURNING app_id, minute, receipt)`,
  );

/** Takes these minutes, as far as they are stale. */
export const claimThese = (tx: Tx, minutes: readonly StaleMinute[]): Promise<StaleMinute[]> =>
  claim(
    tx,
    Prisma.sql`
      WITH taken AS (
        DELETE FROM stale_minute AS s USING ${rowsOf(minutes)} AS k(app_id, minute, receipt)
        WHERE s.app_id = k.app_id AND s.minute = k.minute AND s.receipt = k.receipt
        RETURNING s.app_id, s.minute, s.receipt)`,
  );

/** What the minutes `taken` are. Their faults are forgotten, unless the transaction fails again. */
async function claim(tx: Tx, taken: Prisma.Sql): Promise<StaleMinute[]> {
  const minutes = await tx.$queryRaw<StaleMinute[]>`
    ${taken} SELECT DISTINCT app_id AS "appId", minute, receipt FROM taken`;
  await tx.$executeRaw`
    DELETE FROM rollup_fault AS f USING ${rowsOf(minutes)} AS k(app_id, minute, receipt)
    WHERE f.app_id = k.app_id AND f.minute = k.minute AND f.receipt = k.receipt`;
  return minutes;
}

const rowsOf = (minutes: readonly StaleMinute[]) => Prisma.sql`
  unnest(${minutes.map((m) => m.appId)}::int[], ${minutes.map((m) => m.minute)}::timestamptz[],
         ${minutes.map((m) => m.receipt)}::boolean[])`;
