import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { connectionsQuery } from "@/lib/contracts/connections";
import { eventsQuery, type EventsFilter } from "@/lib/contracts/event";
import { connection, timelineQuery } from "@/lib/contracts/user";
import { END_CAUSES, VERDICTS, type MaxInstances } from "@/lib/presence/types";
import { HUMAN_LAGS } from "@/lib/stats/lags";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { wallClock } from "@/lib/time/zone";
import { db } from "../db/client";
import { drain } from "../project/drain";
import type { NewEvent } from "../receive/judge";
import { rollup } from "../rollup/rollup";
import { makeApp } from "../testing/callback";
import { anyHistory, historyOf, store } from "../testing/history";
import { processAll } from "../testing/process-all";
import { listConnections } from "./connections/list";
import { countConnections, countEvents } from "./counts";
import { listEvents } from "./events/list";
import { readTimeline } from "./users/timeline";

const MAX: MaxInstances = { web: 2 };
const clear = () => db().$executeRaw`
  TRUNCATE app, event, touched, stale_minute, ingest_minute, presence, account, connection, online_span, kick, status_change,
    event_verdict, event_late, checkpoint, rollup_event, rollup_activity, rollup_online, rollup_duration, rollup_arrival, rollup_kick,
    rollup_status, rollup_status_end, rollup_receipt`;
afterEach(clear);

const APP_ZONE = "Asia/Shanghai";
const T0 = Date.UTC(2026, 0, 15);
const iso = (ms: number) => new Date(ms).toISOString();
const anyTime = fc.oneof(
  fc.integer({ min: T0, max: T0 + 4 * DAY }),
  fc.integer({ min: 0, max: 4 * 96 }).map((n) => T0 + n * 15 * MINUTE),
  fc.integer({ min: 0, max: 600 }).map((n) => T0 + 12 * HOUR + n * 100),
);
const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const seldom = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const platform = fc.constantFrom("ios", "android", "web", "windows");
/** When in the week: seldom nothing is left of the few days that histories have. */
const anyWeek = {
  weekday: seldom(fc.constantFrom("4", "5", "6")),
  hour: seldom(fc.constantFrom("0", "12", "17", "20")),
  weekTz: seldom(fc.constantFrom("UTC", "Asia/Kolkata")),
};
type Week = { weekday?: string | undefined; hour?: string | undefined; weekTz?: string | undefined };
const inWeek =
  ({ weekday, hour, weekTz = APP_ZONE }: Week) =>
  (at: number) => {
    const clock = wallClock(at, weekTz);
    const day = String(((new Date(`${clock.year}-${clock.month}-${clock.day}T00:00Z`).getUTCDay() + 6) % 7) + 1);
    return (weekday ?? day) === day && (hour ?? String(Number(clock.hour))) === String(Number(clock.hour));
  };
const anyEventsFilter = fc.record({
  ...anyWeek,
  from: seldom(anyTime),
  to: seldom(anyTime),
  platform: often(platform),
  action: often(fc.constantFrom("Login", "Logout", "Disconnect", "CustomStatusChange", "Renamed")),
  reason: seldom(fc.constantFrom("Register", "TimeOut", "LinkClose", "Unregister")),
});
/** By what the fold made of callbacks. */
const anyNote = fc.record({
  ...anyWeek,
  from: seldom(anyTime),
  to: seldom(anyTime),
  platform: often(platform),
  late: often(fc.constantFrom("true", "false")),
  verdict: often(fc.constantFrom(...VERDICTS)),
});
/** By when callbacks were received, and how long after they happened: in bins that are summed, or not. */
const anyDelay = fc.oneof(fc.constantFrom(...HUMAN_LAGS), fc.integer({ min: -2_000, max: 8 * HOUR }));
const receipt = {
  receivedFrom: seldom(anyTime),
  receivedTo: seldom(anyTime),
  late: often(fc.constantFrom("true", "false")),
  minDelayMs: often(anyDelay),
  maxDelayMs: often(anyDelay),
};
const noWeek = { weekday: fc.constant(undefined), hour: fc.constant(undefined), weekTz: fc.constant(undefined) };
const anyReceipt = fc.oneof(fc.record({ ...receipt, ...noWeek }), fc.record({ ...receipt, ...anyWeek }));
const anyConnectionsFilter = fc.record({
  ...anyWeek,
  from: seldom(anyTime),
  to: seldom(anyTime),
  platform: often(platform),
  cause: seldom(fc.subarray([...END_CAUSES], { minLength: 1 }).map((causes) => causes.join(","))),
});

const anyOpenFilter = fc.record({
  openAt: anyTime,
  openFor: seldom(fc.integer({ min: 1, max: DAY })),
  platform: often(platform),
});
/** Stretches that begin and end with callbacks, or anywhere; whatever range of ends is given besides. */
const anyTouches = (events: readonly NewEvent[]) =>
  fc.array(
    fc
      .record({
        ...anyWeek,
        from: seldom(anyTime),
        edges: fc.uniqueArray(fc.oneof(anyTime, fc.constantFrom(T0, ...events.map((e) => e.time))), {
          minLength: 2,
          maxLength: 2,
        }),
      })
      .map(({ edges, ...filter }) => ({ ...filter, touchedFrom: Math.min(...edges), touchedTo: Math.max(...edges) })),
    { minLength: 3, maxLength: 3 },
  );
const anyTouchedHistory = anyHistory.chain((events) => fc.tuple(fc.constant(events), anyTouches(events)));

/** A query as a page sends it. */
function sent(filter: Record<string, string | number | undefined>): Record<string, string> {
  const given: [string, string][] = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === "number" ? iso(value) : value]],
  );
  return Object.fromEntries<string>(given);
}

/**
 * Stores traffic in batches, and checks while some of it is not folded, and some of what was folded has no sums; then once
 * more when all is settled.
 */
async function beforeAndAfter(
  events: readonly NewEvent[],
  sizes: readonly number[],
  check: () => Promise<void>,
): Promise<void> {
  await clear();
  const { id: appId } = await makeApp({ maxInstances: MAX });
  for (let from = 0, round = 0; from < events.length; round++) {
    const size = sizes[round % sizes.length] ?? 1;
    await store(appId, events.slice(from, (from += size)));
    if (round % 2 === 0) await drain();
    if (round % 3 === 0) await rollup(null);
  }
  await check();
  await processAll();
  await check();
}

async function everyPage<T>(
  page: (cursor: string | undefined) => Promise<{ rows: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ;) {
    const { rows, nextCursor } = await page(cursor);
    all.push(...rows);
    if (nextCursor === null) return all;
    cursor = nextCursor;
  }
}

const listed = (query: Record<string, string>, limit: number) =>
  everyPage(async (cursor) => {
    const { events, nextCursor } = await listEvents(eventsQuery.parse({ ...query, limit: String(limit), cursor }));
    return { rows: events.map((e) => `${e.eventTime} ${e.userId} ${e.action} ${e.reason} ${e.platform}`), nextCursor };
  });

const keyOf = (e: NewEvent) => `${iso(e.time)} ${e.userId} ${e.action} ${e.reason} ${e.platform}`;
const asked =
  ({ action, reason, platform: of }: EventsFilter, from = 0, to = Infinity) =>
  (e: NewEvent) =>
    e.time >= from &&
    e.time < to &&
    [
      [action, e.action],
      [reason, e.reason],
      [of, e.platform],
    ].every(([a, b]) => a === undefined || a === b);

const batches = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 });

describe("lists", () => {
  it("of callbacks have each that the filter leaves once, newest first, and their count, before sums hold and after", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        batches,
        fc.array(anyEventsFilter, { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 5 }),
        async (events, sizes, filters, limit) => {
          await beforeAndAfter(events, sizes, async () => {
            for (const { from, to, ...kind } of filters) {
              const query = sent({ from, to, ...kind });
              const expected = events
                .filter(asked(eventsQuery.parse(kind), from, to))
                .filter((e) => inWeek(kind)(e.time))
                .map(keyOf);
              const rows = await listed(query, limit);
              expect([...rows].sort()).toEqual(expected.sort());
              const times = rows.map((row) => row.slice(0, 24));
              expect(times).toEqual([...times].sort().reverse());
              expect((await countEvents(eventsQuery.parse(query))).count).toBe(expected.length);
            }
          });
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  it("of what was made of callbacks have what is said of them, and their count", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        batches,
        fc.array(anyNote, { minLength: 4, maxLength: 4 }),
        async (events, sizes, filters) => {
          await beforeAndAfter(events, sizes, async () => {
            const { events: all } = await listEvents(eventsQuery.parse({ limit: "500" }));
            for (const { from = 0, to = Infinity, platform: of, late, verdict, ...week } of filters) {
              const query = {
                ...sent({ from, platform: of, late, verdict, ...week }),
                ...(to === Infinity ? {} : { to: iso(to) }),
              };
              const expected = all.filter(
                (e) =>
                  Date.parse(e.eventTime) >= from &&
                  Date.parse(e.eventTime) < to &&
                  inWeek(week)(Date.parse(e.eventTime)) &&
                  [
                    [of, e.platform],
                    [late, String(e.late)],
                    [verdict, e.verdict],
                  ].every(([a, b]) => a === undefined || a === b),
              );
              const rows = await everyPage(async (cursor) => {
                const { events: rows, nextCursor } = await listEvents(
                  eventsQuery.parse({ ...query, limit: "3", cursor }),
                );
                return { rows, nextCursor };
              });
              expect(rows).toEqual(expected);
              expect((await countEvents(eventsQuery.parse(query))).count).toBe(expected.length);
            }
          });
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  it("of callbacks by their receipt and its delay have what fits, and their count", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        batches,
        fc.array(anyReceipt, { minLength: 4, maxLength: 4 }),
        async (events, sizes, filters) => {
          await beforeAndAfter(events, sizes, async () => {
            const { events: all } = await listEvents(eventsQuery.parse({ limit: "500" }));
            for (const { receivedFrom, receivedTo, late, minDelayMs, maxDelayMs, ...week } of filters) {
              const delays = Object.entries({ minDelayMs, maxDelayMs }).flatMap(([name, ms]) =>
                ms === undefined ? [] : [[name, String(ms)] as const],
              );
              const query = { ...sent({ receivedFrom, receivedTo, late, ...week }), ...Object.fromEntries(delays) };
              const expected = all.filter((e) => {
                const at = Date.parse(e.receivedAt);
                const delay = at - Date.parse(e.eventTime);
                return (
                  at >= (receivedFrom ?? 0) &&
                  at < (receivedTo ?? Infinity) &&
                  (late ?? String(e.late)) === String(e.late) &&
                  inWeek(week)(Date.parse(e.eventTime)) &&
                  delay >= (minDelayMs ?? -Infinity) &&
                  delay < (maxDelayMs ?? Infinity)
                );
              });
              const rows = await everyPage(async (cursor) => {
                const page = await listEvents(eventsQuery.parse({ ...query, limit: "3", cursor }));
                return { rows: page.events, nextCursor: page.nextCursor };
              });
              expect(rows).toEqual(expected);
              expect((await countEvents(eventsQuery.parse(query))).count).toBe(expected.length);
            }
          });
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  const listedConnections = (query: Record<string, string>) =>
    everyPage(async (cursor) => {
      const { connections, nextCursor } = await listConnections(
        connectionsQuery.parse({ ...query, limit: "7", cursor }),
      );
      return { rows: connections, nextCursor };
    });

  it("of connections have what fits, newest end first, and its count, before sums hold and after", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        batches,
        fc.array(anyConnectionsFilter, { minLength: 3, maxLength: 3 }),
        async (events, sizes, filters) => {
          await beforeAndAfter(events, sizes, async () => {
            for (const filter of filters) {
              const query = sent(filter);
              const rows = await listedConnections(query);
              const ends = rows.map((c) => c.endedAt ?? "");
              expect(ends).toEqual([...ends].sort().reverse());
              expect(ends.every((end) => inWeek(filter)(Date.parse(end)))).toBe(true);
              expect((await countConnections(connectionsQuery.parse(query))).count).toBe(rows.length);
            }
          });
          const ended = historyOf(events, MAX).connections.flatMap((c) =>
            c.endedAt === null ? [] : [{ ...c, endedAt: c.endedAt }],
          );
          for (const { from = 0, to = Infinity, platform: of, cause, ...week } of [{}, ...filters]) {
            const query = sent({ platform: of, cause, from, ...(to === Infinity ? {} : { to }), ...week });
            const expected = ended.filter(
              (c) =>
                c.endedAt >= from &&
                c.endedAt < to &&
                inWeek(week)(c.endedAt) &&
                (of ?? c.platform) === c.platform &&
                (cause === undefined || cause.split(",").includes(c.endCause ?? "")),
            );
            expect((await countConnections(connectionsQuery.parse(query))).count).toBe(expected.length);
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  it("of connections that were open at a moment, or at some moment of a stretch, have these, and their count", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        batches,
        fc.array(anyOpenFilter, { minLength: 3, maxLength: 3 }),
        async (events, sizes, filters) => {
          const queryOf = ({ openAt, openFor, platform: of }: (typeof filters)[number]) =>
            sent({ openAt, openTo: openFor && openAt + openFor, platform: of });
          await beforeAndAfter(events, sizes, async () => {
            for (const filter of filters) {
              const rows = await listedConnections(queryOf(filter));
              expect((await countConnections(connectionsQuery.parse(queryOf(filter)))).count).toBe(rows.length);
            }
          });
          for (const filter of filters) {
            const { openAt, openFor = 1, platform: of } = filter;
            const expected = historyOf(events, MAX).connections.filter(
              (c) =>
                c.startedAt !== null &&
                (of ?? c.platform) === c.platform &&
                c.startedAt < openAt + openFor &&
                (c.endedAt ?? Infinity) > openAt,
            );
            expect((await countConnections(connectionsQuery.parse(queryOf(filter)))).count).toBe(expected.length);
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  it("of a user's connections that a stretch touches have those of all pages of the user's timeline, and their count", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTouchedHistory,
        batches,
        fc.integer({ min: 1, max: 9 }),
        async ([events, touches], sizes, limit) => {
          const timeline = (range: Record<string, string>) =>
            everyPage(async (cursor) => {
              const { connections, nextCursor } = await readTimeline(
                timelineQuery.parse({ ...range, limit: String(limit), cursor }),
              );
              return { rows: connections, nextCursor };
            });
          const asks = async () =>
            (await db().presence.findMany()).flatMap(({ userId }) => touches.map((touch) => ({ userId, ...touch })));
          await beforeAndAfter(events, sizes, async () => {
            for (const { userId, ...touch } of await asks()) {
              const query = { ...sent(touch), user: userId };
              const rows = await listedConnections(query);
              const told = await timeline({ ...sent({ from: touch.touchedFrom, to: touch.touchedTo }), id: userId });
              expect(rows.map((row) => connection.parse(row))).toEqual(told.map((row) => connection.parse(row)));
              expect(rows.every((row) => row.userId === userId)).toBe(true);
              expect((await countConnections(connectionsQuery.parse(query))).count).toBe(rows.length);
            }
          });
          const { connections } = historyOf(events, MAX);
          for (const { userId, touchedFrom, touchedTo } of await asks()) {
            const query = { ...sent({ touchedFrom, touchedTo }), user: userId };
            const expected = connections.filter(
              (c) =>
                c.userId === userId &&
                (c.startedAt ?? c.endedAt ?? 0) < touchedTo &&
                (c.endedAt ?? Infinity) >= touchedFrom,
            );
            expect((await countConnections(connectionsQuery.parse(query))).count).toBe(expected.length);
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});

it("refuses to look for hours in millennia that a wrong clock has made, and finds them in a range of years", async () => {
  await clear();
  const { id: appId } = await makeApp();
  const [sample] = fc.sample(
    anyHistory.filter((events) => events.length > 0),
    1,
  );
  const [event] = sample ?? [];
  if (event === undefined) throw new Error("no event");
  const dated = (time: number): NewEvent => ({ ...event, time, eventTime: time });
  await store(appId, [dated(T0 + 12 * HOUR), dated(Date.UTC(9000, 0, 1))]);
  for (const list of [listEvents, countEvents]) {
    await expect(list(eventsQuery.parse({ hour: "20" }))).rejects.toThrow("by from and to");
  }
  expect((await countEvents(eventsQuery.parse({ hour: "20", to: iso(T0 + 30 * DAY) }))).count).toBe(1);
});
