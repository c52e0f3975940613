import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import { hasEnded, userContextOf } from "@/lib/presence/explain/context";
import type { EndCause } from "@/lib/presence/types";
import { groupBy } from "@/lib/group-by";
import { fold } from "@/lib/presence/fold";
import { EMPTY_STATE } from "@/lib/presence/state";
import { MINUTE } from "@/lib/time/units";
import { db } from "../../db/client";
import { drain } from "../../project/drain";
import { append } from "../../receive/append";
import { rollupAll } from "../../rollup/rollup-all";
import { makeApp } from "../../testing/callback";
import { anyEvent, presenceEvent } from "../../testing/arbitrary-events";
import { CONNECTION_COLUMNS, type ConnectionRow } from "../connections/row";
import { describeConnections } from "./explain";
import { readMinuteCounts } from "./minute-counts";
import { readUserContexts, type UserEndedConnection } from "./context";
import { appNamed } from "../../apps/registry";

const NOW = new Date(Date.UTC(2026, 0, 20));
const T = Date.UTC(2026, 0, 19, 12);

const clear = () => db().$executeRaw`
  TRUNCATE app, event, touched, ingest_minute, presence, account, connection, status_change,
           event_verdict, event_late, checkpoint, rollup_online, rollup_activity`;
afterEach(clear);

/** Writes connections that ended at these times, each of its own user if `user` is absent. */
async function writeEnds(appId: number, times: readonly number[], cause: EndCause, user?: string): Promise<void> {
  await db().$executeRaw`
    INSERT INTO connection (app_id, user_id, at, no, platform, client_ip, started_at, ended_at, end_cause, end_identity)
    SELECT ${appId}, coalesce(${user ?? null}, ${cause} || '-user-' || i), ended_at - interval '45 minutes', i,
           'android', '1.1.1.1', ended_at - interval '45 minutes', ended_at, ${cause}, '\\x00'
    FROM unnest(${times.map((t) => new Date(t))}::timestamptz[]) WITH ORDINALITY AS t(ended_at, i)`;
}

const rowsOf = (userId: string) => db().$queryRaw<ConnectionRow[]>`
  SELECT ${CONNECTION_COLUMNS} FROM connection AS c WHERE user_id = ${userId} ORDER BY c.at DESC, c.no DESC`;

it("reads the same context of every end as the whole history gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 40 }), async (events) => {
      const app = await makeApp({ maxInstances: { web: 2 } });
      try {
        await append(
          events.map((event) => ({ appId: app.id, event, skewMs: null })),
          "test",
        );
        while ((await drain()).users > 0);
        const users = [...groupBy(events, (event) => event.userId)].map(([userId, userEvents]) => {
          const { connections } = fold(EMPTY_STATE, userEvents.map(presenceEvent), { web: 2 });
          return connections
            .filter(hasEnded)
            .map((c) => ({ ended: { ...c, userId }, context: userContextOf(c, connections, NOW.getTime()) }));
        });
        const all = users.flat();
        const read = await readUserContexts(
          app.id,
          all.map(({ ended }) => ended),
          NOW,
        );
        expect(read).toEqual(all.map(({ context }) => context));
      } finally {
        await clear();
      }
    }),
    { numRuns: 25 },
  );
});

/** Rolls up what `writeEnds` wrote. */
async function sumUp(appId: number): Promise<void> {
  await db().$executeRaw`
    INSERT INTO stale_minute (app_id, minute)
    SELECT DISTINCT app_id, date_trunc('minute', t.at) FROM connection, unnest(ARRAY[at, ended_at]) AS t(at)
    WHERE app_id = ${appId}`;
  await rollupAll();
}

it("compares a minute as incidents do, and omits minutes with few ends and those that are not over", async () => {
  const app = await makeApp();
  const usual = Array.from({ length: 20 }, (_, i) => [1, 2, 3].map((s) => T - (i + 1) * MINUTE + s * 1000)).flat();
  const burst = Array.from({ length: 30 }, (_, minute) =>
    Array.from({ length: 40 }, (__, i) => T + minute * MINUTE + i * 1000),
  ).flat();
  await writeEnds(app.id, [...usual, ...burst, ...[5, 6].map((s) => T + 30 * MINUTE + s)], "link_close");
  await sumUp(app.id);
  const at = [0, 9, 25, 30, 35].map((minute) => T + minute * MINUTE);
  const read = async (now: Date) => [...(await readMinuteCounts(app.id, at, now)).values()];
  const incident = { from: T, to: T + 30 * MINUTE, ongoing: false };
  expect(await read(NOW)).toMatchObject(
    at.slice(0, 3).map((minute) => ({ at: minute, ended: 40, usual: 3, incident })),
  );
  // Of the 45 minutes that each connection lasted, all that ended in the burst are open when it begins.
  expect((await read(NOW))[0]?.open).toBe(1_202);
  const during = await read(new Date(T + 25 * MINUTE + 30_000));
  expect(during.map(({ ended }) => ended)).toEqual([40, 40, 40]);
  expect(during.at(-1)?.incident).toMatchObject({ from: T, ongoing: true });
});

it("gives an incident as the first reason of a closed link, and of a timeout whose silence began in it", async () => {
  await makeApp({ sdkAppId: "1" });
  const app = await appNamed("1");
  await writeEnds(app.id, [T - 30 * MINUTE], "logout");
  await writeEnds(
    app.id,
    Array.from({ length: 30 }, (_, i) => T + i * 1000),
    "link_close",
  );
  await writeEnds(app.id, [T + 400_000], "timeout", "late");
  await sumUp(app.id);
  const language = { lang: "en", tz: undefined } as const;
  for (const [user, because] of [
    [
      "link_close-user-3",
      "30 of 31 connections ended in the minute of 20:00; 0 is usual. Part of the incident that began",
    ],
    ["late", "when this network went silent, 30"],
  ] as const) {
    const [described] = await describeConnections(app, await rowsOf(user), language, NOW);
    expect(described?.explanation?.reasons[0]).toMatchObject({ code: "mass_disconnect" });
    expect(described?.explanation?.reasons[0]?.because.at(-1)).toContain(because);
    expect(described?.explanation?.incident).toMatchObject({ from: new Date(T).toISOString(), ended: 30, times: null });
  }
});

it("explains every connection of a page in the middle of a long history", async () => {
  await makeApp({ sdkAppId: "2" });
  const app = await appNamed("2");
  // One user who reconnects every two minutes for weeks.
  await writeEnds(
    app.id,
    Array.from({ length: 20_000 }, (_, i) => T - i * 2 * MINUTE),
    "link_close",
    "flapper",
  );
  const rows = (await rowsOf("flapper")).slice(9_000, 9_100);
  const described = await describeConnections(app, rows, { lang: "zh-CN", tz: "UTC" }, NOW);
  expect(described.map(({ explanation }) => explanation?.cause)).toEqual(Array(100).fill("link_close"));
  const ended = rows.map((row): UserEndedConnection => ({
    ...row,
    at: row.at.getTime(),
    startedAt: row.at.getTime(),
    endedAt: row.endedAt?.getTime() ?? 0,
    endCause: "link_close",
  }));
  const [read] = await readUserContexts(app.id, ended, NOW);
  expect(read?.drops).toBe(30);
  expect(read?.othersOpen).toHaveLength(22);
});
