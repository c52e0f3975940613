import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { eventsQuery, type EventsFilter } from "@/lib/contracts/event";
import { VERDICTS } from "@/lib/presence/types";
import { HUMAN_LAGS } from "@/lib/stats/lags";
import { DAY, HOUR } from "@/lib/time/units";
import type { NewEvent } from "../../receive/judge";
import { makeApp } from "../../testing/callback";
import { clearData } from "../../testing/clear-data";
import { anyHistory, store } from "../../testing/history";
import { countEvents } from "../counts";
import {
  anyTime,
  anyWeek,
  batches,
  beforeAndAfter,
  everyPage,
  inWeek,
  iso,
  often,
  platform,
  seldom,
  sent,
  T0,
} from "../testing/lists";
import { listEvents } from "./list";

afterEach(clearData);

const anyEventsFilter = fc.record({
  ...anyWeek,
  from: seldom(anyTime),
  to: seldom(anyTime),
  platform: often(platform),
  action: often(fc.constantFrom("Login", "Logout", "Disconnect", "CustomStatusChange", "Renamed")),
  reason: seldom(fc.constantFrom("Register", "TimeOut", "LinkClose", "Unregister")),
});
/** By what the fold made of events. */
const anyFlagFilter = fc.record({
  ...anyWeek,
  from: seldom(anyTime),
  to: seldom(anyTime),
  platform: often(platform),
  late: often(fc.constantFrom("true", "false")),
  verdict: often(fc.constantFrom(...VERDICTS)),
});
/** By when events were received, and how long after they happened: at edges of bins, or between them. */
const anyDelay = fc.oneof(fc.constantFrom(...HUMAN_LAGS), fc.integer({ min: -2_000, max: 8 * HOUR }));
const receipt = {
  receivedFrom: seldom(anyTime),
  receivedTo: seldom(anyTime),
  late: often(fc.constantFrom("true", "false")),
  minDelayMs: often(anyDelay),
  maxDelayMs: often(anyDelay),
};
const noWeek = { weekday: fc.constant(undefined), hour: fc.constant(undefined), weekTz: fc.constant(undefined) };
const anyReceiptFilter = fc.oneof(fc.record({ ...receipt, ...noWeek }), fc.record({ ...receipt, ...anyWeek }));
const listed = (query: Record<string, string>, limit: number) =>
  everyPage(async (cursor) => {
    const { events, nextCursor } = await listEvents(eventsQuery.parse({ ...query, limit: String(limit), cursor }));
    return { rows: events.map((e) => `${e.eventTime} ${e.userId} ${e.action} ${e.reason} ${e.platform}`), nextCursor };
  });

const keyOf = (e: NewEvent) => `${iso(e.time)} ${e.userId} ${e.action} ${e.reason} ${e.platform}`;
const fits =
  ({ action, reason, platform: of }: EventsFilter, from = 0, to = Infinity) =>
  (e: NewEvent) =>
    e.time >= from &&
    e.time < to &&
    [
      [action, e.action],
      [reason, e.reason],
      [of, e.platform],
    ].every(([a, b]) => a === undefined || a === b);

describe("the list of events", () => {
  it("lists each matching event once, newest first, and counts them, with stale rollups and without", async () => {
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
                .filter(fits(eventsQuery.parse(kind), from, to))
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
      { numRuns: 12 },
    );
  }, 300_000);

  it("by verdict and lateness has the events that say so, and their count", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        batches,
        fc.array(anyFlagFilter, { minLength: 4, maxLength: 4 }),
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
      { numRuns: 12 },
    );
  }, 300_000);

  it("by receipt and delay has the events that fit, and their count", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        batches,
        fc.array(anyReceiptFilter, { minLength: 4, maxLength: 4 }),
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
      { numRuns: 16 },
    );
  }, 300_000);
});

it("refuses to search the hours of millennia after an event of a wrong clock, but searches years", async () => {
  await clearData();
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
