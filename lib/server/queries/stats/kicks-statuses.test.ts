import fc from "fast-check";
import { expect, it } from "vitest";
import { kickedUsersAnswer, kicksStatsAnswer } from "@/lib/contracts/stats/kicks";
import { BUCKETS } from "@/lib/time/buckets";
import { statusesFilter } from "@/lib/contracts/statuses";
import { statusesStatsAnswer } from "@/lib/contracts/stats/statuses";
import { usersFilter } from "@/lib/contracts/users";
import { groupBy } from "@/lib/group-by";
import { fold } from "@/lib/presence/fold";
import { EMPTY_STATE } from "@/lib/presence/state";
import { HOUR } from "@/lib/time/units";
import { append } from "../../receive/append";
import type { NewEvent } from "../../receive/judge";
import { newApp } from "../../testing/new-app";
import { processAll } from "../../testing/process-all";
import { anyEvent, presenceEvent } from "../../testing/arbitrary-events";
import { listKickedUsers } from "./kicked-users";
import { readKicksStats } from "./kicks";
import { countKickedUsers, countStatuses, countUsers } from "../counts";
import { readStatusesStats } from "./statuses";

const T0 = Date.UTC(2026, 0, 15, 12);
const NOW = new Date(T0 + 3 * HOUR);
const MAX = { web: 2 };
const iso = (ms: number) => new Date(ms).toISOString();

/** Stores events of an app of their own, and waits for their sums. */
async function store(events: readonly NewEvent[]): Promise<string> {
  const { id, app } = await newApp(MAX);
  await append(
    events.map((event) => ({ appId: id, event, skewMs: null })),
    "test",
  );
  await processAll();
  return app;
}

const traffic = fc.array(anyEvent, { minLength: 1, maxLength: 60 }).map((given) => {
  const distinct = new Map(
    given.map((event, i) => [
      `${event.userId} ${event.time} ${event.identity}`,
      { ...event, receivedAt: T0 + 6e6 + i },
    ]),
  );
  return [...distinct.values()];
});
/** Any millisecond of the traffic's hour, before and after. */
const range = fc
  .tuple(fc.integer({ min: -100_000, max: 3_100_000 }), fc.integer({ min: 1, max: 3_200_000 }))
  .map(([start, length]) => ({ from: T0 + start, to: T0 + start + length }));
const bucket = fc.constantFrom(undefined, ...BUCKETS);
const tz = fc.constantFrom("Asia/Shanghai", "Asia/Kathmandu", "America/St_Johns");

const folded = (events: readonly NewEvent[]) =>
  [...groupBy(events, (e) => e.userId)].map(([userId, own]) => ({
    userId,
    ...fold(EMPTY_STATE, own.map(presenceEvent), MAX),
  }));
function tally<T>(items: readonly T[], keyOf: (item: T) => string): [string, number][] {
  return [...groupBy(items, keyOf)].map(([key, own]): [string, number] => [key, own.length]).sort();
}
/** The items of each bucket. */
const bucketed = <T extends { at: number }>(items: readonly T[], starts: readonly string[]) =>
  starts.map((t, i) =>
    items.filter(
      ({ at }) =>
        at >= Date.parse(t) && at < (starts[i + 1] === undefined ? Infinity : Date.parse(starts[i + 1] ?? "")),
    ),
  );

it("kicks equal those of the log, for any range, bucket and zone, and their parts sum to the total", async () => {
  await fc.assert(
    fc.asyncProperty(traffic, range, bucket, tz, async (events, { from, to }, size, zone) => {
      const app = await store(events);
      const all = folded(events).flatMap(({ userId, kicks }) => kicks.map((kick) => ({ ...kick, userId })));
      const wanted = all.filter(({ at }) => at >= from && at < to);
      const query = { app, from: iso(from), to: iso(to), tz: zone };
      const answer = kicksStatsAnswer.parse(await readKicksStats({ ...query, bucket: size }, NOW));
      const unknown = wanted.filter((kick) => kick.connection === null);
      expect([answer.total, answer.unknown]).toEqual([wanted.length, unknown.length]);
      expect(Object.entries(answer.byKicked).sort()).toEqual(tally(wanted, (kick) => kick.kicked));
      expect(answer.pairs.map(({ by, kicked, count }) => [`${by} ${kicked}`, count]).sort()).toEqual(
        tally(wanted, (kick) => `${kick.by} ${kick.kicked}`),
      );
      expect(
        answer.pairs.flatMap((pair) => (pair.unknown > 0 ? [[`${pair.by} ${pair.kicked}`, pair.unknown]] : [])).sort(),
      ).toEqual(tally(unknown, (kick) => `${kick.by} ${kick.kicked}`));
      expect(answer.points[0]?.t).toBe(iso(from));
      const buckets = bucketed(
        wanted,
        answer.points.map(({ t }) => t),
      );
      expect(answer.points.map(({ count }) => count)).toEqual(buckets.map((own) => own.length));
      expect(answer.points.map((point) => Object.entries(point.byKicked).sort())).toEqual(
        buckets.map((own) => tally(own, (kick) => kick.kicked)),
      );

      const first = kickedUsersAnswer.parse(await listKickedUsers({ ...query, limit: 1 }, NOW));
      const rest =
        first.nextCursor === null
          ? []
          : (await listKickedUsers({ ...query, limit: 500, cursor: first.nextCursor }, NOW)).users;
      const users = [...first.users, ...rest];
      expect(users.map(({ userId, count }) => [userId, count]).sort()).toEqual(tally(wanted, (kick) => kick.userId));
      expect(users.map(({ count }) => count)).toEqual(users.map(({ count }) => count).sort((a, b) => b - a));
      expect((await countKickedUsers(query)).count).toBe(users.length);
      for (const by of ["ios", "web"] as const) {
        expect((await countKickedUsers({ ...query, by })).count).toBe(
          tally(
            wanted.filter((kick) => kick.by === by),
            (kick) => kick.userId,
          ).length,
        );
      }
      for (const user of users) {
        const own = wanted.filter((kick) => kick.userId === user.userId);
        expect(user.lastAt).toBe(iso(Math.max(...own.map(({ at }) => at))));
        expect(user.pairs.map(({ by, kicked, count }) => [`${by} ${kicked}`, count]).sort()).toEqual(
          tally(own, (kick) => `${kick.by} ${kick.kicked}`),
        );
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);

it("custom statuses equal those of the log, and every list says what it leaves out", async () => {
  await fc.assert(
    fc.asyncProperty(
      traffic,
      range,
      bucket,
      fc.integer({ min: 1, max: 4 }),
      async (events, { from, to }, size, top) => {
        const app = await store(events);
        const users = folded(events);
        const all = users.flatMap(({ statuses }) => statuses);
        const set = all.filter(({ at }) => at >= from && at < to);
        const ended = all.filter(({ value, until }) => value !== "" && until !== null && until >= from && until < to);
        const answer = statusesStatsAnswer.parse(
          await readStatusesStats({ app, from: iso(from), to: iso(to), bucket: size, top }, NOW),
        );

        /** The whole tally, of which a list shows the `top` and sums up the rest. */
        const expectTop = (
          shown: [string, number][],
          rest: { values: number; count: number },
          whole: [string, number][],
        ) => {
          const sum = (list: [string, number][]) => list.reduce((total, [, n]) => total + n, 0);
          expect(shown.length).toBe(Math.min(top, whole.length));
          expect(rest).toEqual({ values: whole.length - shown.length, count: sum(whole) - sum(shown) });
          expect(whole).toEqual(expect.arrayContaining(shown));
          const sorted = whole.map(([, n]) => n).sort((a, b) => b - a);
          expect(shown.map(([, n]) => n)).toEqual(sorted.slice(0, shown.length));
        };
        const standing = users
          .flatMap(({ statuses }) => statuses.slice(-1))
          .filter(({ value, until }) => value !== "" && until === null);
        expectTop(
          answer.current.map((c) => [c.value, c.users]),
          answer.currentRest,
          tally(standing, (s) => s.value),
        );
        expectTop(
          answer.changes.map((c) => [c.value, c.count]),
          answer.changesRest,
          tally(set, (s) => s.value),
        );
        expectTop(
          answer.transitions.map((c) => [`${c.from}→${c.to}`, c.count]),
          answer.transitionsRest,
          tally(set, (s) => `${s.was}→${s.value}`),
        );
        expectTop(
          answer.lasting.map((c) => [c.value, c.count]),
          answer.lastingRest,
          tally(ended, (s) => s.value),
        );
        for (const { value, count, presumed, averageMs } of answer.lasting) {
          const own = ended.filter((s) => s.value === value);
          expect(presumed).toBe(own.filter((s) => s.presumed).length);
          expect(averageMs * count).toBeCloseTo(
            own.reduce((sum, s) => sum + (s.until ?? 0) - s.at, 0),
            3,
          );
        }
        // What is counted here is what its list has.
        const listed = async (filter: Record<string, string>) =>
          (await countStatuses(statusesFilter.parse({ app, from: iso(from), to: iso(to), ...filter }))).count;
        for (const { value, count, presumed } of answer.lasting) {
          expect(await listed({ ended: "true", value })).toBe(count);
          expect(await listed({ ended: "true", value, presumed: "true" })).toBe(presumed);
        }
        const valuesOf = (shown: readonly { value: string }[]) => JSON.stringify(shown.map(({ value }) => value));
        expect(await listed({ ended: "true", except: valuesOf(answer.lasting) })).toBe(answer.lastingRest.count);
        expect(await listed({ except: valuesOf(answer.changes) })).toBe(answer.changesRest.count);
        const pairs = JSON.stringify(answer.transitions.map((c) => [c.from, c.to]));
        expect(await listed({ except: pairs })).toBe(answer.transitionsRest.count);
        const others = usersFilter.parse({ app, statusExcept: valuesOf(answer.current) });
        expect((await countUsers(others)).count).toBe(answer.currentRest.count);

        const lines = answer.changes.map(({ value }) => value);
        const buckets = bucketed(
          set,
          answer.points.map(({ t }) => t),
        );
        expect(answer.points.map(({ values }) => Object.entries(values).sort())).toEqual(
          buckets.map((own) =>
            tally(
              own.filter((s) => lines.includes(s.value)),
              (s) => s.value,
            ),
          ),
        );
        expect(answer.points.map(({ others }) => others)).toEqual(
          buckets.map((own) => own.filter((s) => !lines.includes(s.value)).length),
        );
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);
