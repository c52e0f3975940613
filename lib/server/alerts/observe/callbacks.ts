import { MINUTE, SECOND } from "@/lib/time/units";
import { readNow, Prisma } from "../../db/client";
import { repeatableRead } from "../../db/repeatable-read";
import { readGaps } from "../../queries/health/gaps";
import type { ObserveApp } from "./observation";

/** Refusals and clocks are judged by this many of the newest minutes. */
const MINUTES = 5;
/** Fewer refusals than this say nothing: somebody opened the address in a browser. */
const MIN_REFUSED = 5;

/** Nothing arrives although callbacks are expected, by the rule of the gaps of Callback health. */
export const callbacksStopped: ObserveApp = async ({ id }, { settings, now }) => {
  const to = Math.ceil(now.getTime() / MINUTE) * MINUTE;
  const search = { appId: id, from: to - MINUTE, to, now: now.getTime() };
  const gaps = await repeatableRead((_, tx) => readGaps(tx, search));
  const gap = gaps.find(({ ongoing }) => ongoing);
  if (gap === undefined || gap.expected < settings.threshold) return [];
  const since = Date.parse(gap.from);
  return [{ subject: "", seen: since, facts: { rule: "callbacks_stopped", lastAt: since, expected: gap.expected } }];
};

/**
 * Too many of the newest callbacks are refused. Requests that are no POST are left out: they are not Tencent's. So are
 * those that were answered OK.
 */
export const callbacksRefused: ObserveApp = async ({ id }, { settings, now }) => {
  const rows = await readNow<{ cause: string | null; n: number }>(Prisma.sql`
    WITH minutes AS (
      SELECT accepted, duplicates, other, rejected FROM ingest_minute
      WHERE app_id = ${id} AND minute > ${new Date(now.getTime() - (MINUTES + 1) * MINUTE)})
    SELECT NULL AS cause, coalesce(sum(accepted + duplicates + other), 0)::float8 AS n FROM minutes
    UNION ALL
    SELECT key, sum(value::int)::float8 FROM minutes CROSS JOIN LATERAL jsonb_each_text(rejected)
    WHERE key NOT IN ('method', 'before_horizon', 'erased', 'paused') GROUP BY key`);
  const refusals = rows.flatMap(({ cause, n }) => (cause === null ? [] : [[cause, n] as const]));
  const refused = refusals.reduce((sum, [, n]) => sum + n, 0);
  const received = rows.reduce((sum, { n }) => sum + n, 0);
  const holds = refused >= MIN_REFUSED && 100 * refused >= settings.threshold * received;
  if (!holds) return [];
  const causes = Object.fromEntries(refusals);
  return [
    {
      subject: "",
      seen: now.getTime(),
      facts: { rule: "callbacks_refused", refused, received, minutes: MINUTES, causes },
    },
  ];
};

/** Our clock differs from Tencent's. The smallest difference of the newest minutes counts: a request may be late. */
export const clockOff: ObserveApp = async ({ id }, { settings, now }) => {
  const [row] = await readNow<{ ms: number }>(Prisma.sql`
    SELECT skew_ms AS ms FROM ingest_minute
    WHERE app_id = ${id} AND skew_ms IS NOT NULL AND minute > ${new Date(now.getTime() - (MINUTES + 1) * MINUTE)}
    ORDER BY abs(skew_ms) LIMIT 1`);
  if (row === undefined) return [];
  const seen = Math.abs(row.ms) >= settings.threshold * SECOND ? now.getTime() : null;
  return [{ subject: "", seen, facts: { rule: "clock_off", skewMs: row.ms } }];
};
