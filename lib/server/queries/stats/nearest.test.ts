import fc from "fast-check";
import { expect, it } from "vitest";
import { nearestAnswer } from "@/lib/contracts/stats/nearest";
import { HOUR, MINUTE } from "@/lib/time/units";
import { anyHistory, historyOf, store } from "../../testing/history";
import { newApp } from "../../testing/new-app";
import { processAll } from "../../testing/process-all";
import { readNearest } from "./nearest";

const MAX = { web: 2 };
const iso = (ms: number) => new Date(ms).toISOString();

it("finds the events around a range, and the connections that were open at its start", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.nat(4_000), fc.integer({ min: 1, max: 600 }), async (events, start, minutes) => {
      const { id, app } = await newApp(MAX);
      await store(id, events);
      await processAll();
      const times = events.map(({ time }) => time).sort((a, b) => a - b);
      const from = (times[0] ?? Date.UTC(2026, 0, 15)) - HOUR + start * MINUTE;
      const to = from + minutes * MINUTE;
      const now = new Date(Math.max(to, times.at(-1) ?? 0) + HOUR);
      const answer = nearestAnswer.parse(await readNearest({ app, from: iso(from), to: iso(to) }, now));
      const before = times.filter((time) => time < from).at(-1);
      const after = times.find((time) => time >= to);
      expect(answer.events).toBe(times.some((time) => time >= from && time < to));
      expect(answer.before).toBe(before === undefined ? null : iso(before));
      expect(answer.after).toBe(after === undefined ? null : iso(after));
      const minute = Math.floor(from / MINUTE) * MINUTE;
      const open = historyOf(events, MAX).connections.filter(
        ({ startedAt, endedAt }) => startedAt !== null && startedAt < minute && (endedAt === null || endedAt >= minute),
      );
      expect(answer.open).toBe(open.length);
    }),
    { numRuns: 25 },
  );
});

it("finds nothing around a range of an app without events", async () => {
  const { app } = await newApp();
  const now = new Date(Date.UTC(2026, 0, 15));
  const answer = await readNearest({ app, from: iso(now.getTime() - HOUR), to: iso(now.getTime()) }, now);
  expect(answer).toMatchObject({ events: false, open: 0, before: null, after: null });
});
