import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { groupBy } from "@/lib/group-by";
import { db } from "@/lib/server/db/client";
import { processAll } from "@/lib/server/testing/process-all";
import { storedRaw } from "@/lib/server/testing/stored-raw";
import { encode } from "@/lib/simulate/encode";
import type { Run } from "@/lib/simulate/run";
import { truthFile, truthOf } from "@/lib/simulate/truth";
import { DAY } from "@/lib/time/units";
import { readOptions } from "./options";
import { planRun } from "./plan";
import { simulate } from "./testing/command";

const APP = "1400000000";
const START = Date.UTC(2026, 2, 1);
const END = START + 2 * DAY;
const ARGS = [
  "--direct",
  "--backfill",
  "2d",
  "--start",
  new Date(START).toISOString(),
  "--users",
  "20",
  "--duplicates",
  "0.1",
];
/** Longest network latency in this test. */
const MAX_LATENCY_MS = 10_000;

/** The same simulation in this process: the arrival times of each callback, two for a duplicate. */
function simulateInProcess(truth: string): { run: Run; arrivals: Map<string, number[]> } {
  const options = readOptions(["--app", APP, ...ARGS, "--truth", truth]);
  if (options === null) throw new Error("help was asked for");
  const run = planRun(options, Date.now, () => undefined);
  const arrivals = new Map<string, number[]>();
  for (const sendings of [run.until(END), run.delivery.due()]) {
    for (const { callback, at } of sendings) {
      const { query, body } = encode(callback, APP, null, at);
      arrivals.set(`${query} ${body}`, [...(arrivals.get(`${query} ${body}`) ?? []), at]);
    }
  }
  return { run, arrivals };
}

describe("npm run simulate -- --direct", () => {
  let folder: string;
  let report: Awaited<ReturnType<typeof simulate>>;
  let expected: ReturnType<typeof simulateInProcess>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "direct-"));
    const truth = path.join(folder, "truth.json");
    report = await simulate(...ARGS, "--truth", truth);
    expected = simulateInProcess(truth);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  it("reports what it wrote, and writes the truth file", async () => {
    const { distinct, duplicates } = expected.run.delivery.counts;
    expect(report).toMatchObject({ code: 0, err: "" });
    expect(report.out).toContain(`Wrote ${distinct} distinct callbacks and ${duplicates} duplicates`);
    const { sent, users } = truthFile.parse(JSON.parse(await readFile(path.join(folder, "truth.json"), "utf8")));
    expect(sent).toEqual({ distinct, duplicates, total: distinct + duplicates, lost: 0 });
    expect(users).toEqual(expected.run.world.accounts.map(truthOf));
  });

  it("stores every callback that was delivered, once", async () => {
    const { arrivals, run } = expected;
    const stored = await storedRaw();
    expect(stored.map((e) => `${e.query} ${e.body}`).sort()).toEqual([...arrivals.keys()].sort());
    expect(stored).toHaveLength(run.delivery.counts.distinct);
    const users = run.world.accounts.map(truthOf).filter(({ sent }) => sent > 0);
    expect(users.length).toBeGreaterThan(10);
    const count = (userId: string) => stored.filter((e) => e.userId === userId).length;
    expect(new Set(stored.map((e) => e.userId))).toEqual(new Set(users.map(({ userId }) => userId)));
    expect(users.map(({ userId }) => count(userId))).toEqual(users.map(({ sent }) => sent));
    const bodies = [...arrivals.keys()].map((key) => JSON.parse(key.slice(key.indexOf("{"))) as { EventTime: number });
    const eventTimes = stored.map((e) => e.eventTime.getTime()).sort();
    expect(eventTimes).toEqual(bodies.map(({ EventTime }) => EventTime).sort());
    // The history has only two days.
    expect([
      Math.floor((Math.min(...eventTimes) - START) / DAY),
      Math.floor((Math.max(...eventTimes) - START) / DAY),
    ]).toEqual([0, 1]);
  });

  it("stores each callback as received in simulated time", async () => {
    const stored = await storedRaw();
    expect(stored.length).toBeGreaterThan(100);
    for (const { query, body, receivedAt } of stored) {
      const received = receivedAt.getTime();
      const fits = (expected.arrivals.get(`${query} ${body}`) ?? []).some(
        (at) => received >= Math.min(at, END) && received <= Math.min(at + MAX_LATENCY_MS, END),
      );
      expect({ body, received, fits }).toEqual({ body, received, fits: true });
    }
    // Network latency varies.
    expect(new Set(stored.map((e) => e.receivedAt.getTime() - e.eventTime.getTime())).size).toBeGreaterThan(50);
  });

  it("counts a duplicate and stores it outside the log", async () => {
    const { distinct, duplicates } = expected.run.delivery.counts;
    expect(duplicates).toBeGreaterThan(10);
    const { _sum, _min, _max } = await db().ingestMinute.aggregate({
      _sum: { accepted: true, duplicates: true },
      _min: { minute: true },
      _max: { minute: true },
    });
    expect(_sum).toEqual({ accepted: distinct, duplicates });
    expect(await db().duplicate.count()).toBe(duplicates);
    expect(_min.minute?.getTime()).toBeGreaterThanOrEqual(START);
    expect(_max.minute?.getTime()).toBeLessThanOrEqual(END);
  });

  it("is projected to the true history", async () => {
    const known = expected.run.world.accounts.map(truthOf).filter(({ sent }) => sent > 0);
    expect([await db().presence.count(), await db().touched.count()]).toEqual([0, known.length]);
    await processAll();
    const presences = await db().presence.findMany();
    const byId = (rows: { userId: string; online: boolean }[]) =>
      new Map(rows.map(({ userId, online }) => [userId, online]));
    expect(byId(presences)).toEqual(byId(known.map(({ userId, vendor }) => ({ userId, online: vendor.online }))));
    const ended = await db().connection.findMany({ where: { endedAt: { not: null } } });
    const connections = groupBy(ended, (c) => c.userId);
    expect(ended.length).toBeGreaterThan(100);
    for (const { userId, connections: real } of known) {
      const stored = connections.get(userId) ?? [];
      expect(
        stored.map((c) => [c.platform, c.clientIp, c.startedAt?.getTime(), c.endedAt?.getTime(), c.endCause]).sort(),
      ).toEqual(
        real
          .filter((c) => c.noticedAt !== null)
          .map((c) => [c.platform, c.clientIp, c.startedAt, c.noticedAt, c.endCause])
          .sort(),
      );
    }
  });
});
