import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { connectionsQuery } from "@/lib/contracts/connections";
import { connection, timelineQuery } from "@/lib/contracts/user";
import { END_CAUSES } from "@/lib/presence/types";
import { DAY } from "@/lib/time/units";
import { db } from "../../db/client";
import type { NewEvent } from "../../receive/judge";
import { clearData } from "../../testing/clear-data";
import { anyHistory, historyOf } from "../../testing/history";
import { countConnections } from "../counts";
import {
  anyTime,
  anyWeek,
  batches,
  beforeAndAfter,
  everyPage,
  inWeek,
  MAX,
  often,
  platform,
  seldom,
  sent,
  T0,
} from "../testing/lists";
import { readTimeline } from "../users/timeline";
import { listConnections } from "./list";

afterEach(clearData);

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
/** Ranges that begin and end with events, or anywhere. A range of ends is given besides, and is ignored. */
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

describe("the list of connections", () => {
  const listedConnections = (query: Record<string, string>) =>
    everyPage(async (cursor) => {
      const { connections, nextCursor } = await listConnections(
        connectionsQuery.parse({ ...query, limit: "7", cursor }),
      );
      return { rows: connections, nextCursor };
    });

  it("lists and counts the ended connections that match, newest first, with stale rollups and without", async () => {
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
      { numRuns: 12 },
    );
  }, 300_000);

  it("has the connections open at an instant, or at some instant of a range, and their count", async () => {
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
      { numRuns: 12 },
    );
  }, 300_000);

  it("lists and counts the connections of a user that touch a range, as the user's timeline does", async () => {
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
              const shown = await timeline({ ...sent({ from: touch.touchedFrom, to: touch.touchedTo }), id: userId });
              expect(rows.map((row) => connection.parse(row))).toEqual(shown.map((row) => connection.parse(row)));
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
      { numRuns: 6 },
    );
  }, 300_000);
});
