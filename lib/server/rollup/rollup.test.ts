import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { groupBy } from "@/lib/group-by";
import { binOf } from "@/lib/stats/bins";
import { DURATION_EDGES } from "@/lib/stats/durations";
import { LAG_EDGES } from "@/lib/stats/lags";
import { DAY, HOUR, MINUTE, ROLLUP_SIZES, rollupUnitStart, type RollupSize } from "@/lib/time/units";
import { db } from "../db/client";
import { log } from "../log";
import { drain } from "../project/drain";
import type { NewEvent } from "../receive/judge";
import { clearData } from "../testing/clear-data";
import { makeApp } from "../testing/callback";
import {
  anyHistory,
  historyOf,
  onlineAt,
  peakOf,
  store,
  timeWithin,
  usersWithin,
  type History,
} from "../testing/history";
import { processAll } from "../testing/process-all";
import { rollup } from "./rollup";

const MAX = { web: 2 };
afterEach(async () => {
  vi.restoreAllMocks();
  await clearData();
});

/** Units of a size that hold any of the times. */
const units = (times: readonly (number | null)[], size: RollupSize) =>
  [...new Set(times.filter((t) => t !== null).map((t) => rollupUnitStart(t, size)))].sort((a, b) => a - b);
const within = (from: number, size: RollupSize) => (t: number | null) =>
  t !== null && t >= from && t < from + size * MINUTE;

function expectedOnline(history: History, size: RollupSize) {
  const { spans, connections, statuses } = history;
  const times = [
    ...spans.flatMap((s) => [s.at, s.until]),
    ...connections.map((c) => c.endedAt),
    ...statuses.map((s) => s.at),
  ];
  return units(times, size).map((at) => {
    const inside = within(at, size);
    const before = spans.filter((s) => s.at < at && (s.until ?? Infinity) >= at).length;
    const { peak, at: peakAt } = peakOf(history, at, at + size * MINUTE);
    return {
      at,
      wentOnline: spans.filter((s) => inside(s.at)).length,
      wentOffline: spans.filter((s) => inside(s.until)).length,
      peak: peak - before,
      peakAt,
      netAtStart: onlineAt(history, at) - before,
      netMs: timeWithin(spans, at, at + size * MINUTE) - before * size * MINUTE,
      ended: connections.filter((c) => inside(c.endedAt)).length,
      status: statuses.filter((s) => inside(s.at)).length,
    };
  });
}

function expectedActivity({ connections }: History, size: RollupSize) {
  return [...groupBy(connections, (c) => c.platform)].flatMap(([platform, own]) =>
    units(
      own.flatMap((c) => [c.at, c.endedAt]),
      size,
    ).map((at) => {
      const inside = within(at, size);
      const known = own.filter((c) => c.startedAt !== null);
      const ended = own.filter((c) => inside(c.endedAt));
      const by = (cause: string) => ended.filter((c) => c.endCause === cause).length;
      const before = known.filter((c) => c.at < at && (c.endedAt ?? Infinity) >= at).length;
      const intervals = known.map((c) => ({ at: c.at, until: c.endedAt }));
      return {
        at,
        platform,
        began: known.filter((c) => inside(c.at)).length,
        logout: by("logout"),
        linkClose: by("link_close"),
        timeout: by("timeout"),
        kicked: by("kicked"),
        adminKick: by("admin_kick"),
        superseded: by("superseded"),
        other: by("other"),
        endedUnknown: ended.filter((c) => c.startedAt === null).length,
        netAtStart: known.filter((c) => c.at <= at && (c.endedAt ?? Infinity) > at).length - before,
        netMs: timeWithin(intervals, at, at + size * MINUTE) - before * size * MINUTE,
      };
    }),
  );
}

/** Counts rows by unit and whatever else names them. */
function tally<T>(rows: readonly T[], at: (row: T) => number | null, size: RollupSize, key: (row: T) => unknown[]) {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const t = at(row);
    if (t === null) continue;
    const name = [rollupUnitStart(t, size), ...key(row)].join(" ");
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, n]) => `${name} ${n}`).sort();
}

const plain = <T extends { at: Date }>(row: T) => ({ ...row, at: row.at.getTime() });
const of = (size: RollupSize) => ({ where: { size }, orderBy: { at: "asc" as const } });
const sorted = <T extends { at: number; platform?: string }>(rows: T[]) =>
  rows.sort((a, b) => a.at - b.at || (a.platform ?? "").localeCompare(b.platform ?? ""));

async function expectSums(events: readonly NewEvent[], history: History): Promise<void> {
  for (const size of ROLLUP_SIZES) {
    const online = await db().rollupOnline.findMany({ ...of(size), omit: { appId: true, size: true } });
    expect(online.map(plain).map((r) => ({ ...r, peakAt: r.peakAt.getTime(), netMs: Number(r.netMs) }))).toEqual(
      expectedOnline(history, size),
    );
    const activity = await db().rollupActivity.findMany({ ...of(size), omit: { appId: true, size: true } });
    expect(sorted(activity.map(plain).map((r) => ({ ...r, netMs: Number(r.netMs) })))).toEqual(
      sorted(expectedActivity(history, size)),
    );
    const callbacks = await db().rollupEvent.findMany(of(size));
    expect(callbacks.map((e) => `${e.at.getTime()} ${e.platform} ${e.action} ${e.reason} ${e.n}`).sort()).toEqual(
      tally(
        events,
        (e) => e.time,
        size,
        (e) => [e.platform, e.action, e.reason],
      ),
    );
    const durations = await db().rollupDuration.findMany(of(size));
    expect(durations.map((d) => `${d.at.getTime()} ${d.platform} ${d.bin} ${d.n}`).sort()).toEqual(
      tally(
        history.connections.filter((c) => c.startedAt !== null),
        (c) => c.endedAt,
        size,
        (c) => [c.platform, binOf(DURATION_EDGES, (c.endedAt ?? 0) - c.at)],
      ),
    );
    const kicks = await db().rollupKick.findMany(of(size));
    expect(kicks.map((k) => `${k.at.getTime()} ${k.byPlatform} ${k.kicked} ${k.n}`).sort()).toEqual(
      tally(
        history.kicks,
        (k) => k.at,
        size,
        (k) => [k.by, k.kicked],
      ),
    );
    expect(kicks.reduce((sum, k) => sum + k.known, 0)).toBe(history.kicks.filter((k) => k.connection !== null).length);
    const statuses = await db().rollupStatus.findMany(of(size));
    expect(statuses.map((s) => `${s.at.getTime()} ${s.was} ${s.value} ${s.n}`).sort()).toEqual(
      tally(
        history.statuses,
        (s) => s.at,
        size,
        (s) => [s.was, s.value],
      ),
    );
    const ends = await db().rollupStatusEnd.findMany(of(size));
    expect(ends.map((s) => `${s.at.getTime()} ${s.value} ${s.n}`).sort()).toEqual(
      tally(
        history.statuses,
        (s) => s.until,
        size,
        (s) => [s.value],
      ),
    );
    expect(ends.reduce((sum, s) => sum + Number(s.lastedMs), 0)).toBe(
      history.statuses.reduce((sum, s) => sum + (s.until === null ? 0 : s.until - s.at), 0),
    );
    const receipts = await db().rollupReceipt.findMany(of(size));
    expect(receipts.map((r) => `${r.at.getTime()} ${r.bin} ${r.n}`).sort()).toEqual(
      tally(
        events,
        (e) => e.receivedAt,
        size,
        (e) => [binOf(LAG_EDGES, e.receivedAt - e.time)],
      ),
    );
    expect(receipts.reduce((sum, r) => sum + r.late, 0)).toBe(
      events.filter((e) => events.some((f) => f.userId === e.userId && f.time > e.time && f.receivedAt < e.receivedAt))
        .length,
    );
  }
}

/** Distinct users of [from, to), both on the quarters (or hours) that arrivals are kept by. */
async function usersBySums(from: number, to: number, size: RollupSize): Promise<number> {
  const [row] = await db().$queryRaw<{ users: number }[]>`
    SELECT ((SELECT coalesce(sum(went_online - went_offline), 0) FROM rollup_online
             WHERE size = 15 AND at < ${new Date(from)})
      + (SELECT coalesce(sum(n), 0) FROM rollup_arrival
         WHERE size = ${size} AND at >= ${new Date(from)} AND at < ${new Date(to)}
           AND last_seen < ${new Date(from)}))::int AS users`;
  return row?.users ?? -1;
}

describe("the sums", () => {
  it("are what the fold of all events says, unit by unit, in whatever batches they were made", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }),
        async (events, sizes) => {
          await clearData();
          const app = await makeApp({ maxInstances: MAX });
          for (let from = 0, round = 0; from < events.length; round++) {
            const size = sizes[round % sizes.length] ?? 1;
            await store(app.id, events.slice(from, (from += size)));
            if (round % 2 === 0) await drain();
            if (round % 3 === 0) await rollup(null);
          }
          await processAll();
          const history = historyOf(events, MAX);
          await expectSums(events, history);
          const first = Math.min(...events.map((e) => e.time), Date.UTC(2026, 0, 15));
          for (const day of [0, 1, 2, 3]) {
            for (const [size, shift] of [
              [15, 15 * MINUTE],
              [60, 0],
              [60, 16 * HOUR],
            ] as const) {
              const from = rollupUnitStart(first, 1440) + day * DAY + shift;
              for (const length of [DAY, 25 * HOUR]) {
                expect(await usersBySums(from, from + length, size)).toBe(usersWithin(history, from, from + length));
              }
            }
          }
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it("are left to the rollup that runs, and older minutes wait if asked to", async () => {
    const app = await makeApp();
    const [event] =
      fc.sample(
        anyHistory.filter((events) => events.length > 0),
        1,
      )[0] ?? [];
    if (event === undefined) throw new Error("no event");
    const at = (time: number) => ({ ...event, action: "Login", time, receivedAt: time });
    const [old, recent] = [Date.UTC(2026, 0, 2), Date.UTC(2026, 0, 3)];
    await store(app.id, [at(old), at(recent)]);
    await drain();
    const both = await Promise.all([rollup(new Date(recent)), rollup(new Date(recent))]);
    expect(both.filter((rolled) => rolled === null || rolled.minutes === 0)).toHaveLength(1);
    const minutes = () =>
      db().rollupReceipt.findMany({ where: { size: 1 }, select: { at: true }, orderBy: { at: "asc" } });
    expect((await minutes()).map((r) => r.at.getTime())).toEqual([recent]);
    await processAll();
    expect((await minutes()).map((r) => r.at.getTime())).toEqual([old, recent]);
    expect(await db().staleMinute.count()).toBe(0);
  });

  it("of a minute that cannot be summed wait, and no other minute waits for it", async () => {
    const app = await makeApp();
    const [event] =
      fc.sample(
        anyHistory.filter((events) => events.length > 0),
        1,
      )[0] ?? [];
    if (event === undefined) throw new Error("no event");
    const at = (time: number, user: string) => ({ ...event, userId: user, action: "Login", time, receivedAt: time });
    const noon = Date.UTC(2026, 0, 2, 12);
    const times = Array.from({ length: 40 }, (_, i) => noon + i * 15 * MINUTE);
    const bad = noon + 20 * 15 * MINUTE;
    await store(
      app.id,
      times.map((time, i) => at(time, `u${i}`)),
    );
    await drain();
    // A row of the same quarter that makes its sum too large for the column.
    const poison = { appId: app.id, size: 1, at: new Date(bad + MINUTE), peakAt: new Date(bad + MINUTE) };
    await db().rollupOnline.create({ data: { ...poison, wentOnline: 2_147_483_647 } });
    const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
    vi.spyOn(log, "warn").mockImplementation(() => undefined);

    await processAll();
    const summed = async () => {
      const rows = await db().rollupOnline.findMany({ where: { size: 15 }, orderBy: { at: "asc" } });
      return rows.map((row) => row.at.getTime());
    };
    expect(await summed()).toEqual(times.filter((time) => time !== bad));
    const faults = () => db().rollupFault.findMany();
    expect(await faults()).toMatchObject([{ minute: new Date(bad), receipt: false, failures: 1 }]);
    expect((await faults())[0]?.error).toMatch(/out of range/);
    expect(logged).toHaveBeenCalledTimes(1);

    // Another event of the bad minute does not make it fail again before its time.
    await store(app.id, [at(bad + 1, "late"), at(times[0] ?? 0, "other")]);
    await processAll();
    expect(await faults()).toMatchObject([{ failures: 1 }]);
    const due = () => db().rollupFault.updateMany({ data: { retryAt: new Date(0) } });
    await due();
    await processAll();
    expect(await faults()).toMatchObject([{ failures: 2 }]);
    await db().rollupOnline.deleteMany({ where: poison });
    await due();
    await processAll();
    expect(await faults()).toEqual([]);
    expect(await db().staleMinute.count()).toBe(0);
    expect(await summed()).toEqual(times);
    const [row] = await db().rollupOnline.findMany({ where: { size: 15, at: new Date(bad) } });
    expect(row?.wentOnline).toBe(2);
  });
});
