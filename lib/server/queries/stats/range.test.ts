import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { causesAnswer, qualityAnswer, sessionsAnswer } from "@/lib/contracts/stats/connections";
import { daysAnswer, hoursAnswer } from "@/lib/contracts/stats/days";
import { eventsStatsAnswer } from "@/lib/contracts/stats/events";
import { onlineAnswer } from "@/lib/contracts/stats/online";
import { EVENT_COUNTS } from "@/lib/contracts/values";
import { END_CAUSES } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import { BUCKETS, edgesOf, pointsOf } from "@/lib/time/buckets";
import { HUMAN_DURATIONS } from "@/lib/stats/durations";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { wallClock } from "@/lib/time/zone";
import { drain } from "../../project/drain";
import { clearData } from "../../testing/clear-data";
import { makeApp } from "../../testing/callback";
import {
  anyHistory,
  historyOf,
  onlineAt,
  peakOf,
  store,
  timeWithin,
  usersWithin,
  type History,
} from "../../testing/history";
import { processAll } from "../../testing/process-all";
import { readCauses } from "./causes";
import { readDays } from "./days";
import { readEventStats } from "./events";
import { readHours } from "./hours";
import { readOnline } from "./online";
import { readQuality } from "./quality";
import { readSessions } from "./sessions";

const MAX = { web: 2 };
afterEach(clearData);

const T0 = Date.UTC(2026, 0, 15);
const anyTime = fc.oneof(
  fc.integer({ min: T0, max: T0 + 4 * DAY }),
  fc.integer({ min: 0, max: 4 * 96 }).map((n) => T0 + n * 15 * MINUTE),
  fc.integer({ min: 0, max: 3_600 }).map((s) => T0 + 12 * HOUR + s * 1_000),
);
const anyQuery = fc
  .record({
    times: fc.uniqueArray(anyTime, { minLength: 2, maxLength: 2 }),
    now: fc.oneof(anyTime, fc.constant(T0 + 5 * DAY)),
    bucket: fc.constantFrom(...BUCKETS),
    tz: fc.constantFrom("UTC", "Asia/Shanghai", "America/St_Johns", "Asia/Kathmandu"),
    platform: fc.constantFrom(undefined, "ios" as const, "web" as const),
  })
  .map(({ times, ...rest }) => ({ ...rest, from: Math.min(...times), to: Math.max(...times) }))
  .filter(({ from, to, bucket }) => pointsOf(from, to, bucket) <= 2_000);
type Asked = typeof anyQuery extends fc.Arbitrary<infer T> ? T : never;

const iso = (ms: number) => new Date(ms).toISOString();
const pairs = (edges: readonly number[]) => edges.slice(1).map((to, i) => [edges[i] ?? to, to] as const);
const known = ({ connections }: History) => connections.filter((c) => c.startedAt !== null);
const spansOf = (history: History, platform: string) =>
  known(history)
    .filter((c) => c.platform === platform)
    .map((c) => ({ at: c.at, until: c.endedAt }));
const endedIn = ({ connections }: History, from: number, to: number) =>
  connections.filter((c) => c.endedAt !== null && c.endedAt >= from && c.endedAt < to);

/** The statistics once more, each number by itself, from nothing but the fold. */
function byHand(history: History, { from, to, now, bucket, tz, platform }: Asked) {
  const known_ = known(history);
  const cut = edgesOf(from, Math.min(to, now), bucket, tz);
  const mine = <T extends { platform: string }>(rows: T[]) =>
    rows.filter((c) => platform === undefined || c.platform === platform);
  const online = pairs(cut).map(([a, b]) => {
    const { peak, at } = peakOf(history, a, b);
    const open = PLATFORMS.map(
      (p) => [p, spansOf(history, p).filter((s) => s.at <= a && (s.until ?? Infinity) > a).length] as const,
    );
    return {
      t: iso(a),
      users: onlineAt(history, a),
      peak,
      peakAt: iso(at),
      average: timeWithin(history.spans, a, b) / (b - a),
      byPlatform: Object.fromEntries(open.filter(([, n]) => n > 0)),
    };
  });
  const events = pairs(edgesOf(from, to, bucket, tz, now)).map(([a, b]) => {
    const ended = mine(endedIn(history, a, b));
    const by = (cause: string) => ended.filter((c) => c.endCause === cause).length;
    return {
      t: iso(a),
      login: mine(known_).filter((c) => c.at >= a && c.at < b).length,
      ...Object.fromEntries(END_CAUSES.map((cause) => [cause, by(cause)])),
      status: platform === undefined ? history.statuses.filter((s) => s.at >= a && s.at < b).length : 0,
    };
  });
  const quality = pairs(cut).map(([a, b]) =>
    PLATFORMS.map((p) => {
      const ended = endedIn(history, a, b).filter((c) => c.platform === p);
      return {
        platform: p,
        timeouts: ended.filter((c) => c.endCause === "timeout").length,
        linkCloses: ended.filter((c) => c.endCause === "link_close").length,
        connectionMs: timeWithin(spansOf(history, p), a, b),
      };
    }),
  );
  const lasted = mine(endedIn(history, from, to))
    .filter((c) => c.startedAt !== null)
    .map((c) => (c.endedAt ?? 0) - c.at)
    .sort((a, b) => a - b);
  return { online, events, quality, lasted, ended: mine(endedIn(history, from, to)), cut };
}

const percentile = (sorted: number[], p: number) => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;

async function expectAnswers(history: History, asked: Asked): Promise<void> {
  const { from, to, tz, bucket, platform } = asked;
  const now = new Date(asked.now);
  const range = { from: iso(from), to: iso(to), tz };
  const expected = byHand(history, asked);

  const online = onlineAnswer.parse(await readOnline({ ...range, bucket }, now));
  expect(online.points).toEqual(expected.online);
  const last = expected.cut.at(-1);
  expect(online.total.peak).toBe(Math.max(0, ...expected.online.map((p) => p.peak)));
  expect(online.total.average).toBeCloseTo(
    last === undefined ? 0 : timeWithin(history.spans, from, last) / (last - from),
    6,
  );
  for (const p of PLATFORMS) {
    const openMs = last === undefined ? 0 : timeWithin(spansOf(history, p), from, last);
    expect(online.total.averageByPlatform[p] ?? 0).toBeCloseTo(openMs / Math.max(1, (last ?? from) - from), 6);
  }

  const events = eventsStatsAnswer.parse(await readEventStats({ ...range, bucket, platform }, now));
  expect(events.points).toEqual(expected.events);
  for (const name of EVENT_COUNTS)
    expect(events.total[name]).toBe(events.points.reduce((sum, point) => sum + point[name], 0));

  const causes = causesAnswer.parse(await readCauses({ ...range, platform }, now));
  expect(causes.total).toBe(expected.ended.length);
  expect(causes.total).toBe(causes.causes.reduce((sum, c) => sum + c.connections, 0));
  for (const { cause, platform: p, connections } of causes.causes) {
    expect(connections).toBe(expected.ended.filter((c) => c.endCause === cause && c.platform === p).length);
  }

  const quality = qualityAnswer.parse(await readQuality({ ...range, bucket }, now));
  const none = (p: string) => ({ platform: p, timeouts: 0, linkCloses: 0, connectionMs: 0 });
  const whole = (platforms: typeof quality.total) =>
    PLATFORMS.map((p) => platforms.find((q) => q.platform === p) ?? none(p));
  expect(quality.points.map((point) => whole(point.platforms))).toEqual(expected.quality);

  const sessions = sessionsAnswer.parse(await readSessions({ ...range, platform }, now));
  const { lasted } = expected;
  expect([sessions.count, sessions.unknownStart]).toEqual([lasted.length, expected.ended.length - lasted.length]);
  expect([sessions.p50, sessions.p90, sessions.p99]).toEqual([0.5, 0.9, 0.99].map((p) => percentile(lasted, p)));
  expect(sessions.histogram.map((bar) => bar.from)).toEqual([0, ...HUMAN_DURATIONS]);
  for (const bar of sessions.histogram) {
    expect(bar.count).toBe(lasted.filter((ms) => ms >= bar.from && ms < (bar.to ?? Infinity)).length);
  }
}

async function expectDaysAndHours(history: History, { from, to, now, tz }: Asked): Promise<void> {
  const range = { from: iso(from), to: iso(to), tz };
  const { days } = daysAnswer.parse(await readDays(range, new Date(now)));
  for (const [i, day] of days.entries()) {
    const [a, b] = [Date.parse(day.from), Date.parse(day.to)];
    const { year, month, day: date, hour, minute } = wallClock(a, tz);
    expect([`${year}-${month}-${date}`, `${hour}:${minute}`]).toEqual([day.day, "00:00"]);
    expect(day.peak).toBe(peakOf(history, a, b).peak);
    expect(day.users).toBe(usersWithin(history, a, b));
    expect(day.logins).toBe(known(history).filter((c) => c.at >= a && c.at < b).length);
    expect(day.ended).toBe(endedIn(history, a, b).length);
    expect(day.onlineMs).toBe(timeWithin(history.spans, a, b));
    if (i > 0) expect(days[i - 1]?.from).toBe(day.to);
  }
  const end = Math.min(to, now);
  if (from < end) {
    expect(Date.parse(days[0]?.to ?? "")).toBeGreaterThanOrEqual(end);
    expect(Date.parse(days.at(-1)?.from ?? "")).toBeLessThanOrEqual(from);
  }
  const { hours } = hoursAnswer.parse(await readHours(range, new Date(now)));
  const total = (of: (h: (typeof hours)[number]) => number) => hours.reduce((sum, h) => sum + of(h), 0);
  expect(total((h) => h.coveredMs)).toBe(Math.max(0, end - from));
  expect(total((h) => (h.users ?? 0) * h.coveredMs)).toBeCloseTo(
    timeWithin(history.spans, from, Math.max(from, end)),
    0,
  );
  expect(total((h) => h.logins)).toBe(known(history).filter((c) => c.at >= from && c.at < end).length);
  const login = known(history).find((c) => c.at >= from && c.at < end);
  if (login !== undefined) {
    const clock = wallClock(login.at, tz);
    const weekday = (new Date(`${clock.year}-${clock.month}-${clock.day}T00:00Z`).getUTCDay() + 6) % 7;
    expect(hours[weekday * 24 + Number(clock.hour)]?.logins).toBeGreaterThan(0);
  }
}

describe("statistics of a range", () => {
  it("are what the fold of all events says, for any range, bucket and zone, with stale rollups", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(anyQuery, { minLength: 4, maxLength: 4 }),
        async (events, part, asked) => {
          await clearData();
          const app = await makeApp({ maxInstances: MAX, timeZone: "Asia/Shanghai" });
          const settled = Math.round(events.length * part);
          await store(app.id, events.slice(0, settled));
          await processAll();
          await store(app.id, events.slice(settled));
          await drain();
          const history = historyOf(events, MAX);
          for (const one of asked) {
            await expectAnswers(history, one);
            await expectDaysAndHours(history, one);
          }
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it("begin with the first event and end now where no range is given", async () => {
    const app = await makeApp({ maxInstances: MAX });
    const empty = await readOnline({}, new Date(T0));
    expect([empty.points.length, empty.total]).toEqual([
      1,
      { peak: 0, peakAt: null, average: 0, averageByPlatform: {} },
    ]);
    const events =
      fc.sample(
        anyHistory.filter((list) => list.some((e) => e.action === "Login")),
        1,
      )[0] ?? [];
    await store(app.id, events);
    await processAll();
    const { from, to, points } = await readOnline({}, new Date(T0 + 30 * DAY));
    expect([from, to]).toEqual([iso(Math.min(...events.map((e) => e.time))), iso(T0 + 30 * DAY)]);
    expect(points.length).toBeLessThanOrEqual(301);
  });

  it("begin no earlier than any event can, whatever is asked for", async () => {
    await makeApp();
    const { from, to, points } = await readOnline(
      { from: "0000-01-01T00:00:00Z", to: iso(T0), bucket: "1M" },
      new Date(T0),
    );
    expect([from, to]).toEqual(["2010-01-01T00:00:00.000Z", iso(T0)]);
    expect(points.length).toBe(16 * 12 + 1);
  });

  it("refuse more points than an answer may have, instead of cutting them", async () => {
    await makeApp();
    await expect(
      readOnline({ from: iso(T0), to: iso(T0 + 2 * DAY), bucket: "1m" }, new Date(T0 + 9 * DAY)),
    ).rejects.toThrow("bucket: 1m would make 2880 points");
    await expect(readOnline({ from: iso(T0), to: iso(T0) }, new Date())).rejects.toThrow("to: must be later than from");
  });
});
