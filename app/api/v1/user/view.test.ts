import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { timelineChartAnswer, totalsAnswer, type TotalsAnswer } from "@/lib/contracts/timeline-chart";
import { ensureToken } from "@/lib/server/auth/api-tokens";
import { db } from "@/lib/server/db/client";
import { drain } from "@/lib/server/project/drain";
import { append } from "@/lib/server/receive/append";
import type { NewEvent } from "@/lib/server/receive/judge";
import { makeApp } from "@/lib/server/testing/callback";
import { anyEvent } from "@/lib/server/testing/arbitrary-events";
import { HOUR } from "@/lib/time/units";
import type { z } from "zod";
import { GET as getTimelineChart } from "./timeline-chart/route";
import { GET as getTotals } from "./totals/route";

const T0 = Date.UTC(2026, 0, 15, 12);
const iso = (ms: number) => new Date(ms).toISOString();

async function get<T extends z.ZodType>(
  schema: T,
  handler: (r: Request) => Promise<Response>,
  query: Record<string, string>,
): Promise<z.output<T>> {
  const url = `http://x/?${new URLSearchParams({ id: "u", ...query }).toString()}`;
  const response = await handler(new Request(url, { headers: { authorization: "Bearer view-token" } }));
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}

async function storeAndFold(events: NewEvent[]): Promise<void> {
  const { id } = await makeApp({ maxInstances: { web: 2 } });
  await append(
    events.map((event) => ({ appId: id, skewMs: null, event: { ...event, userId: "u" } })),
    "test",
  );
  while ((await drain()).users > 0);
}
const sample = fc.sample(anyEvent, 1)[0]!;
const at = (time: number, action: string, rawPlatform = "Web", reason = "Register"): NewEvent => ({
  ...sample,
  action,
  reason,
  rawPlatform,
  platform: rawPlatform.toLowerCase(),
  time,
  eventTime: time,
  receivedAt: time,
  kicked: [],
  customStatus: null,
  identity: `${time.toString(16).padStart(31, "0")}${action.length % 10}`,
});

beforeAll(() => ensureToken("view", "view-token"));
afterEach(async () => {
  await db().$executeRaw`
    TRUNCATE app, event, touched, ingest_minute, presence, account, connection, status_change,
             event_verdict, event_late, checkpoint`;
});

/** The same sums, computed row by row. */
async function naiveTotals(
  from: number,
  to: number,
): Promise<Pick<TotalsAnswer, "onlineMs" | "onlineByPlatform" | "connections" | "causes">> {
  const rows = await db().connection.findMany({ orderBy: { startedAt: "asc" } });
  const spans = rows
    .filter((c) => c.startedAt !== null)
    .map((c) => ({
      platform: c.platform as "web",
      start: Math.max(from, c.startedAt?.getTime() ?? 0),
      stop: Math.min(to, c.endedAt?.getTime() ?? to),
    }))
    .filter((s) => s.stop > s.start || (s.start >= from && s.start < to && s.stop >= s.start));
  const onlineByPlatform: TotalsAnswer["onlineByPlatform"] = {};
  let onlineMs = 0;
  let reached = -Infinity;
  for (const { platform, start, stop } of spans.sort((a, b) => a.start - b.start)) {
    if (stop > start) onlineByPlatform[platform] = (onlineByPlatform[platform] ?? 0) + stop - start;
    onlineMs += Math.max(0, stop - Math.max(start, reached));
    reached = Math.max(reached, stop);
  }
  const causes: Record<string, number> = {};
  for (const c of rows)
    if (c.endedAt && c.endCause && +c.endedAt >= from && +c.endedAt < to)
      causes[c.endCause] = (causes[c.endCause] ?? 0) + 1;
  const touching = rows.filter((c) => +c.at < to && (c.endedAt === null || +c.endedAt >= from));
  return { onlineMs, onlineByPlatform, connections: touching.length, causes };
}

describe("totals of a range", () => {
  it("equal the sums over the rows, for any history and range", async () => {
    const range = fc.tuple(fc.integer({ min: -100, max: 2_000 }), fc.integer({ min: 1, max: 3_000 }));
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 60 }), range, async (events, [start, length]) => {
        await db().$executeRaw`
          TRUNCATE app, event, touched, presence, account, connection, status_change,
                   event_verdict, event_late, checkpoint`;
        await storeAndFold(events);
        const [from, to] = [T0 + start * 1000, T0 + (start + length) * 1000];
        const totals = await get(totalsAnswer, getTotals, { from: iso(from), to: iso(to), tz: "Asia/Shanghai" });
        expect(totals).toMatchObject(await naiveTotals(from, to));
        expect(totals.days.reduce((sum, day) => sum + day.onlineMs, 0)).toBeCloseTo(totals.onlineMs, 3);
      }),
      { numRuns: 25 },
    );
  });

  it("split days at the zone's midnights, also a day of 23 hours", async () => {
    // In America/New_York, clocks go from 02:00 to 03:00 on 2026-03-08.
    await storeAndFold([
      at(Date.UTC(2026, 2, 7, 5), "Login"),
      at(Date.UTC(2026, 2, 10, 4), "Logout", "Web", "Unregister"),
    ]);
    const totals = await get(totalsAnswer, getTotals, {
      from: "2026-03-01T00:00:00Z",
      to: "2026-03-20T00:00:00Z",
      tz: "America/New_York",
    });
    expect(totals.days.map((day) => [day.day, day.onlineMs / HOUR])).toEqual([
      ["2026-03-07", 24],
      ["2026-03-08", 23],
      ["2026-03-09", 24],
    ]);
  });

  it("name the longest gap, and mark many reconnections in an hour as unusual", async () => {
    const breaks = Array.from({ length: 12 }, (_, i) => [
      at(T0 + i * 240_000, "Login"),
      at(T0 + i * 240_000 + 60_000, "Disconnect", "Web", "LinkClose"),
    ]).flat();
    await storeAndFold([...breaks, at(T0 + 7_200_000, "Login")]);
    const totals = await get(totalsAnswer, getTotals, { from: iso(T0), to: iso(T0 + 10_000_000) });
    expect(totals.longestGap).toEqual({ from: iso(T0 + 11 * 240_000 + 60_000), to: iso(T0 + 7_200_000) });
    expect(totals.flapping).toMatchObject({ reconnections: 12, unusual: true });
  });
});

describe("the timeline chart of a range", () => {
  it("lists long connections, counts short ones, and says what lies outside", async () => {
    const short = Array.from({ length: 1_000 }, (_, i) => [
      at(T0 + i * 2_000, "Login"),
      at(T0 + i * 2_000 + 1_000, "Logout", "Web", "Unregister"),
    ]).flat();
    await storeAndFold([
      at(T0 - 5_000_000, "Login", "IOS"),
      ...short,
      at(T0 + 3_000_000, "Login"),
      at(T0 + 9_000_000, "Logout", "IOS", "Unregister"),
    ]);
    const chart = await get(timelineChartAnswer, getTimelineChart, {
      from: iso(T0 - 1_000_000),
      to: iso(T0 + 8_000_000),
    });
    expect(chart.connections.map((c) => [c.platform, c.startedAt, c.endedAt])).toEqual([
      ["web", iso(T0 + 3_000_000), null],
      ["ios", iso(T0 - 5_000_000), iso(T0 + 9_000_000)],
    ]);
    expect(chart.dense.reduce((sum, d) => sum + d.connections, 0)).toBe(1_000);
    expect(chart.dense.length).toBeLessThan(100);
    expect(chart.ticks.reduce((sum, t) => sum + t.count, 0)).toBe(2_001);
    expect([chart.earlier, chart.later]).toEqual([
      { connections: true, events: true },
      { connections: false, events: true },
    ]);
  });

  it("loses no connection, for any history", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 60 }), async (events) => {
        await db().$executeRaw`
          TRUNCATE app, event, touched, presence, account, connection, status_change,
                   event_verdict, event_late, checkpoint`;
        await storeAndFold(events);
        const chart = await get(timelineChartAnswer, getTimelineChart, { from: iso(T0), to: iso(T0 + 4_000_000) });
        const drawn = chart.connections.length + chart.dense.reduce((sum, d) => sum + d.connections, 0);
        expect(drawn).toBe(await db().connection.count());
      }),
      { numRuns: 20 },
    );
  });
});
