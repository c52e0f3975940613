import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { DAY, HOUR, type Millis } from "@/lib/time/units";
import { reloadApps } from "../apps/registry";
import { db } from "../db/client";
import { rebuild } from "../maintenance/rebuild";
import { dropPartitions } from "../partitions/drop";
import { readPartitions } from "../partitions/read";
import { readCauses } from "../queries/stats/causes";
import { readHours } from "../queries/stats/hours";
import { readOnline } from "../queries/stats/online";
import { clearData } from "../testing/clear-data";
import { anyHistory, store } from "../testing/history";
import { makePartitions } from "../testing/make-partitions";
import { newApp } from "../testing/new-app";
import { processAll } from "../testing/process-all";
import { runRetention } from "./run";

/** Midnights within the random histories, and the days after them by which events have gone too. */
const FROM = Date.parse("2026-01-16T00:00:00Z");
const NOW = Date.parse("2026-01-25T00:00:00Z");
const DAYS = 8;
const ROLLUPS = ["event", "activity", "online", "duration", "arrival", "kick", "status", "status_end", "receipt"];

beforeEach(clearData);

/** What statistics say of ranges that begin at these times or later. */
async function statistics(app: string, begin: Millis): Promise<unknown[]> {
  const ranges = [0, 7 * HOUR, DAY].map((ms) => ({
    app,
    from: new Date(begin + ms).toISOString(),
    to: new Date(NOW).toISOString(),
    tz: "Asia/Kathmandu",
  }));
  const answers = ranges.map(async (range) => [
    await readOnline({ ...range, bucket: "1h" }, new Date(NOW)),
    await readCauses(range, new Date(NOW)),
    await readHours(range, new Date(NOW)),
  ]);
  return Promise.all(answers);
}

/** Runs the retention as of a time when sums of before `from` are too old. */
async function retain(appId: number, from: Millis): Promise<number> {
  const days = { eventsDays: DAYS - 3, connectionsDays: DAYS - 3, sumsDays: DAYS };
  await db().retention.upsert({ where: { appId }, create: { appId, ...days }, update: days });
  for (;;) {
    const removed = await runRetention(appId, from + DAYS * DAY);
    await reloadApps();
    if (removed !== null) return removed.sums;
    await processAll();
  }
}

it("removes sums of old days, and changes no figure of later ones, of another app, or after a rebuild", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.boolean(), fc.boolean(), async (events, twice, partitioned) => {
      await clearData();
      const { id, app } = await newApp();
      const other = await newApp();
      const days = { events: null, connections: null, sums: DAYS };
      if (partitioned) for (const appId of [id, other.id]) await makePartitions(appId, days);
      await store(id, events);
      await store(other.id, events);
      await processAll();
      const [from = FROM, ...more] = twice ? [FROM, FROM + DAY] : [FROM];
      const last = more.at(-1) ?? from;
      const before = await statistics(app, last);
      const ofOther = await statistics(other.app, FROM - DAY);
      const held = await db().rollupEvent.count({ where: { appId: id, at: { lt: new Date(from) } } });
      const removed = await retain(id, from);
      if (held > 0) expect(removed).toBeGreaterThan(0);
      for (const next of more) await retain(id, next);
      expect(await retain(id, last)).toBe(0);
      for (const table of ROLLUPS) {
        const rows = await db().$queryRawUnsafe<{ at: Date; size: number }[]>(
          `SELECT at, size FROM rollup_${table} WHERE app_id = ${id} AND at < to_timestamp(${last / 1000})`,
        );
        const isLevel = table === "online" || table === "activity";
        for (const { at, size } of rows) expect([isLevel, size, at.getTime()]).toEqual([true, 1440, last - DAY]);
      }
      expect(await statistics(app, last)).toEqual(before);
      expect(await statistics(other.app, FROM - DAY)).toEqual(ofOther);
      await rebuild(() => undefined);
      expect(await statistics(app, last)).toEqual(before);
      expect((await readPartitions("rollup_online", id))[0]?.until).toBe(partitioned ? last : undefined);
      for (const appId of [id, other.id]) await dropPartitions(appId);
    }),
    { numRuns: 12 },
  );
}, 120_000);

it("begins ranges no earlier than sums are kept, and says that those before are gone", async () => {
  const { id, app } = await newApp();
  await store(id, fc.sample(anyHistory, { seed: 3, numRuns: 1 }).flat());
  await processAll();
  await retain(id, FROM);
  const to = new Date(NOW).toISOString();
  const early = { app, from: new Date(FROM - 5 * DAY).toISOString() };
  const answer = await readCauses({ ...early, to }, new Date(NOW));
  expect(answer.from).toBe(new Date(FROM).toISOString());
  const gone = readCauses({ ...early, to: new Date(FROM).toISOString() }, new Date(NOW));
  await expect(gone).rejects.toMatchObject({ code: "gone" });
});

it("keeps sums as long as they may be made again", async () => {
  const { id } = await newApp();
  await store(id, fc.sample(anyHistory, { seed: 3, numRuns: 1 }).flat());
  await processAll();
  const held = await db().rollupEvent.count();
  await db().retention.create({ data: { appId: id, sumsDays: DAYS } });
  expect((await runRetention(id, NOW))?.sums).toBe(0);
  expect(await db().rollupEvent.count()).toBe(held);
});
