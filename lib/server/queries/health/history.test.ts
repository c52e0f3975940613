import fc from "fast-check";
import { expect, it } from "vitest";
import { historyAnswer } from "@/lib/contracts/history";
import { groupBy } from "@/lib/group-by";
import { HOUR, MINUTE } from "@/lib/time/units";
import { DEFAULT_CLOCK_TOLERANCE_MS, timeFault } from "@/lib/presence/quarantine";
import { append } from "../../receive/append";
import type { NewEvent } from "../../receive/judge";
import { countNonEvents } from "../../receive/count-non-events";
import { db } from "../../db/client";
import { callback } from "../../testing/callback";
import { newApp } from "../../testing/new-app";
import { processAll } from "../../testing/process-all";
import { anyEvent } from "../../testing/arbitrary-events";
import { countDuplicates } from "../counts";
import { readHistory } from "./history";

const T0 = Date.UTC(2026, 0, 15, 12);
const NOW = new Date(T0 + 20 * HOUR + 1);
const iso = (ms: number) => new Date(ms).toISOString();

interface Arrival {
  event: NewEvent;
  receivedAt: number;
  repeated: boolean;
}
const arrivals: fc.Arbitrary<Arrival[]> = fc
  .array(fc.tuple(anyEvent, fc.integer({ min: -2_000, max: 7_200_000 }), fc.boolean()), { minLength: 1, maxLength: 50 })
  .map((given) =>
    [...groupBy(given, ([event]) => `${event.userId} ${event.time} ${event.identity}`).values()].flatMap(([first]) =>
      first ? [first] : [],
    ),
  )
  .map((given) =>
    given
      .map(([event, ms, repeated]) => ({ event, receivedAt: T0 + ms, repeated }))
      .sort((a, b) => a.receivedAt - b.receivedAt),
  );

it("counts what was received, refused and late by minute of receipt, as the log has it", async () => {
  await fc.assert(
    fc.asyncProperty(
      arrivals,
      fc.integer({ min: -90, max: 100 }),
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom("1m", "5m", "1h"),
      async (given, start, length, bucket) => {
        // Refused callbacks without an app would count in the next run.
        await db().ingestMinute.deleteMany({ where: { appId: 0 } });
        const { id, app } = await newApp({ web: 2 });
        for (const { event, receivedAt, repeated } of given) {
          const item = { appId: id, event: { ...event, receivedAt }, skewMs: 7 };
          await append([item], "one");
          if (repeated) await append([item], "two");
        }
        const refused = given.map(({ receivedAt }, i) => ({
          appId: i % 2 === 0 ? id : 0,
          cause: i % 2 === 0 ? ("signature" as const) : ("app" as const),
          error: "",
          command: null,
          request: callback({ receivedAt }),
          skewMs: null,
        }));
        const other = {
          appId: id,
          cause: null,
          error: "",
          command: "C2C.CallbackAfterSendMsg",
          request: callback({ receivedAt: T0 }),
          skewMs: -5,
        };
        await countNonEvents([...refused, other], "one");
        await processAll();
        const [from, to] = [T0 + start * MINUTE + 17, T0 + (start + length) * MINUTE + 17];
        const answer = historyAnswer.parse(await readHistory({ app, from: iso(from), to: iso(to), bucket }, NOW));

        expect([answer.from, answer.to]).toEqual([iso(from - 17), iso(to - 17 + MINUTE)]);
        const within = (a: number, b: number) => given.filter(({ receivedAt }) => receivedAt >= a && receivedAt < b);
        const isSound = ({ event, receivedAt }: Arrival) =>
          timeFault({ ...event, receivedAt }, DEFAULT_CLOCK_TOLERANCE_MS) === null;
        const sound = given.filter(isSound);
        const isLate = (arrival: Arrival) =>
          isSound(arrival) &&
          sound.some(
            ({ event, receivedAt }) =>
              event.userId === arrival.event.userId &&
              event.time > arrival.event.time &&
              receivedAt < arrival.receivedAt,
          );
        const edges = [...answer.points.map(({ t }) => Date.parse(t)), Date.parse(answer.to)];
        const expected = edges.slice(0, -1).map((edge, i) => within(edge, edges[i + 1] ?? 0));
        expect(
          answer.points.map(({ accepted, duplicates, rejected, late }) => [accepted, duplicates, rejected, late]),
        ).toEqual(
          expected.map((own) => [
            own.length,
            own.filter(({ repeated }) => repeated).length,
            own.length,
            own.filter(isLate).length,
          ]),
        );
        const all = expected.flat();
        const sum = (n: Record<string, number>) => Object.values(n).reduce((a, b) => a + b, 0);
        expect([answer.total.accepted, sum(answer.total.rejected), answer.total.late]).toEqual([
          all.length,
          all.length,
          all.filter(isLate).length,
        ]);
        const others = Date.parse(answer.from) <= T0 && T0 < Date.parse(answer.to) ? 1 : 0;
        expect(answer.total.other).toBe(others);
        expect(answer.total.commands).toEqual(others === 0 ? [] : [{ command: "C2C.CallbackAfterSendMsg", count: 1 }]);
        const listed = await countDuplicates({ app, from: answer.from, to: answer.to });
        expect(listed.count).toBe(answer.total.duplicates);
        expect(answer.lags.map(({ from: low, to: high, count: n }) => [low, high, n])).toEqual(
          answer.lags.map(({ from: low, to: high }) => [
            low,
            high,
            all.filter(
              ({ event, receivedAt }) =>
                receivedAt - event.time >= (low ?? -Infinity) && receivedAt - event.time < (high ?? Infinity),
            ).length,
          ]),
        );
        const lags = all.map(({ event, receivedAt }) => receivedAt - event.time).sort((a, b) => a - b);
        const { p50, p95, p99 } = answer.total.lagMs;
        if (lags.length === 0) expect([p50, p95, p99]).toEqual([null, null, null]);
        else expect([p50, p95, p99]).toEqual([p50 ?? NaN, p95 ?? NaN, p99 ?? NaN].sort((a, b) => a - b));
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);

const [sample] = fc.sample(anyEvent, { numRuns: 1, seed: 1 });
/** Six callbacks a minute for two hours except some minutes, received half a second after they happened. */
async function steady(silent: (minute: number) => boolean): Promise<string> {
  const { id, app } = await newApp();
  const batch = Array.from({ length: 720 }, (_, i) => i)
    .filter((i) => !silent(Math.floor(i / 6)))
    .map((i) => {
      const time = T0 + i * 10_000;
      if (sample === undefined) throw new Error("no event");
      return {
        appId: id,
        event: { ...sample, timeSource: "EventTime" as const, time, eventTime: time, receivedAt: time + 500 },
        skewMs: i,
      };
    });
  await append(batch, "writer");
  await processAll();
  return app;
}

it("tells a silence with what was to be expected in it, whole where it only touches the range", async () => {
  const app = await steady((minute) => minute >= 70 && minute < 80);
  const gap = { from: iso(T0 + 70 * MINUTE), to: iso(T0 + 80 * MINUTE), ongoing: false, expected: 60 };
  const gapsOf = async (from: number, to: number, now = T0 + 120 * MINUTE) =>
    (await readHistory({ app, from: iso(T0 + from * MINUTE), to: iso(T0 + to * MINUTE) }, new Date(now))).gaps;
  expect(await gapsOf(0, 120)).toEqual([gap]);
  expect(await gapsOf(78, 79)).toEqual([gap]);
  expect(await gapsOf(0, 71)).toEqual([gap]);
  expect(await gapsOf(80, 120)).toEqual([]);
  expect(await gapsOf(0, 70)).toEqual([]);
  expect(await gapsOf(110, 130, T0 + 125 * MINUTE + 30_000)).toEqual([
    { from: iso(T0 + 120 * MINUTE), to: iso(T0 + 125 * MINUTE + 30_000), ongoing: true, expected: 33 },
  ]);
});

it("reads the delay's percentiles and the newest skew of each bucket, by default from the first receipt", async () => {
  const app = await steady(() => false);
  const answer = await readHistory({ app, bucket: "1h" }, new Date(T0 + 120 * MINUTE));
  expect([answer.from, answer.to]).toEqual([iso(T0), iso(T0 + 120 * MINUTE)]);
  expect(answer.points.map(({ accepted, skewMs }) => [accepted, skewMs])).toEqual([
    [360, 359],
    [360, 719],
  ]);
  const { p50, p95, p99 } = answer.total.lagMs;
  for (const p of [p50, p95, p99]) expect(Math.abs((p ?? 0) - 550)).toBeLessThanOrEqual(50);
});

it("names a backfill, and leaves it out of the delay", async () => {
  const { id, app } = await newApp();
  const at = (time: number, receivedAt: number) => {
    if (sample === undefined) throw new Error("no event");
    return {
      appId: id,
      event: { ...sample, timeSource: "EventTime" as const, time, eventTime: time, receivedAt },
      skewMs: 0,
    };
  };
  const live = Array.from({ length: 30 }, (_, i) => at(T0 + i * MINUTE, T0 + i * MINUTE + 500));
  const old = Array.from({ length: 40 }, (_, i) => at(T0 - 20 * HOUR + i * MINUTE, T0 + 10 * MINUTE + i));
  await append([...live, ...old], "writer");
  await processAll();
  const range = { from: iso(T0), to: iso(T0 + HOUR), bucket: "1m" as const };
  const { backfill, total, lags } = await readHistory({ app, ...range }, NOW);
  expect(backfill).toEqual({ events: 40, from: iso(T0 + 10 * MINUTE), to: iso(T0 + 11 * MINUTE) });
  expect(total.lagMs.p99 ?? NaN).toBeLessThan(1_000);
  expect(lags.reduce((sum, { count }) => sum + count, 0)).toBe(70);
});

it("an app that has received nothing has an empty history, and a reversed range is refused", async () => {
  const { app } = await newApp();
  const answer = historyAnswer.parse(await readHistory({ app }, NOW));
  expect([answer.total.accepted, answer.gaps, answer.total.lagMs.p50]).toEqual([0, [], null]);
  await expect(readHistory({ app, from: iso(T0 + 5), to: iso(T0) }, NOW)).rejects.toMatchObject({ code: "invalid" });
});
