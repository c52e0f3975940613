import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConnectionsFilter } from "@/lib/contracts/connections";
import type { EventsFilter } from "@/lib/contracts/event";
import { compareQuery, type CompareAnswer } from "@/lib/contracts/stats/compare";
import { HOUR, MINUTE } from "@/lib/time/units";
import { db } from "../../db/client";
import { deleteNetworks, storeNetworks } from "../../network/file";
import { rollupAll } from "../../rollup/rollup-all";
import { makeApp } from "../../testing/callback";
import { clearData } from "../../testing/clear-data";
import { anyHistory, store } from "../../testing/history";
import { processAll } from "../../testing/process-all";
import { countConnections, countEvents } from "../counts";
import { compare } from "./compare";

const NOW = new Date("2026-02-01T00:00:00.000Z");
const RANGE = { from: "2026-01-01T00:00:00.000Z", to: NOW.toISOString() };
const read = (query: Record<string, string>) => compare(compareQuery.parse(query), NOW);

/** The filter of the list of a value; null if the list has none. */
function filterOf(name: CompareAnswer["dimensions"][number]["name"], value: string | null) {
  const [least, most] = (value ?? "").split("-");
  if (name === "network") return { network: value ?? "none" };
  if (name === "networkName") return { networkName: value ?? "" };
  if (value === null) return null;
  if (name === "duration") return { minMs: least, ...(most && { maxMs: most }) };
  if (name === "hour") return { hour: value, weekTz: "Asia/Kolkata" };
  return { [name === "status" ? "statusAtEnd" : name]: value };
}

beforeAll(() => storeNetworks(new Uint8Array(Buffer.from("1.1.1.0/24,Office")), "n.csv", "a@example.com"));
afterAll(() => deleteNetworks());
beforeEach(clearData);

describe("compare", () => {
  it("counts every value as the list that it leads to", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.constantFrom<Record<string, string>>(
          { platform: "ios" },
          { user: "alice" },
          { minMs: "1000" },
          { cause: "link_close,timeout" },
        ),
        async (events, filter) => {
          await clearData();
          const { id } = await makeApp();
          await store(id, events);
          await processAll();
          const query = { ...RANGE, ...filter };
          const answer = await read({ ...query, of: "connections", tz: "Asia/Kolkata" });
          expect(answer).toMatchObject({ approximate: false, sample: null });
          const parsed = compareQuery.parse(query) as ConnectionsFilter;
          expect(answer.selected).toBe((await countConnections(parsed)).count);
          expect(answer.selected + answer.rest).toBe((await countConnections(RANGE)).count);
          for (const { name, values, others } of answer.dimensions) {
            const sum = values.reduce((total, { selected }) => total + selected, others.selected);
            expect(sum).toBe(answer.selected);
            for (const { value, selected, rest } of values) {
              const own = filterOf(name, value);
              if (own === null) continue;
              const list = compareQuery.parse({ ...query, ...own }) as ConnectionsFilter;
              expect([name, value, (await countConnections(list)).count]).toEqual([name, value, selected]);
              const whole = compareQuery.parse({ ...RANGE, ...own }) as ConnectionsFilter;
              expect([name, value, (await countConnections(whole)).count]).toEqual([name, value, selected + rest]);
            }
          }
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);

  it("compares events by their action", async () => {
    const { id } = await makeApp();
    const [events = []] = fc.sample(anyHistory, { numRuns: 1, seed: 7 });
    await store(id, events);
    await processAll();
    const answer = await read({ ...RANGE, action: "Login" });
    expect(answer.of).toBe("events");
    expect(answer.selected).toBe(
      (await countEvents(compareQuery.parse({ ...RANGE, action: "Login" }) as EventsFilter)).count,
    );
    expect(answer.dimensions.map(({ name }) => name)).not.toContain("action");
    const reasons = answer.dimensions.find(({ name }) => name === "reason");
    expect(reasons?.values.reduce((sum, { rest }) => sum + rest, 0)).toBe(answer.rest);
  });

  it("compares a part of the range with what is before and after it", async () => {
    const { id: appId } = await makeApp();
    await insert(appId, 100, "10.0.0.1");
    await rollupAll();
    const minute = (n: number) => new Date(Date.parse(RANGE.from) + n * MINUTE).toISOString();
    const answer = await read({ from: minute(0), to: minute(100), partFrom: minute(40), partTo: minute(50) });
    expect(answer).toMatchObject({ of: "connections", selected: 10, rest: 90 });
    expect(answer.dimensions.map(({ name }) => name)).not.toContain("hour");
  });

  it("refuses a field of the other list", async () => {
    await makeApp();
    await expect(read({ of: "connections", action: "Login" })).rejects.toThrow(
      "action: is not a filter of connections",
    );
    await expect(read({ action: "Login", cause: "timeout" })).rejects.toThrow("cause: is not a filter of events");
  });
});

describe("compare of more rows than it reads", () => {
  it("samples both sides, says so, and still finds a small selection whole", async () => {
    const { id: appId } = await makeApp();
    await insert(appId, 90_000, "10.0.0.1");
    await db().$executeRaw`
      UPDATE connection SET client_ip = '203.0.113.9'
      WHERE user_id IN (SELECT 'u' || n FROM generate_series(1, 40) AS n)`;
    await rollupAll();
    const small = await read({ ...RANGE, network: "203.0.113.0/24" });
    expect(small).toMatchObject({ selected: 40, rest: 89_960, approximate: false, sample: { selected: 40 } });
    const large = await read({ ...RANGE, platform: "ios" });
    expect(large).toMatchObject({ selected: 45_000, rest: 45_000, approximate: false });
    expect(large.sample?.selected).toBeGreaterThan(20_000);
    expect(large.sample?.rest).toBeGreaterThan(20_000);
    const [network] = large.dimensions.find(({ name }) => name === "network")?.values ?? [];
    expect(network?.share).toBeCloseTo(1, 1);
    expect(large.conclusion.kind).toBe("alike");
  }, 60_000);
});

/** Inserts connections that end one a minute or closer, of half iOS and half Android. */
async function insert(appId: number, count: number, ip: string): Promise<void> {
  const step = Math.min(MINUTE, (24 * HOUR) / count);
  await db().$executeRaw`
    INSERT INTO connection (app_id, user_id, at, no, platform, client_ip, started_at, ended_at, end_cause)
    SELECT ${appId}, 'u' || n, t - interval '1 s', 1, (ARRAY['ios', 'android'])[1 + n % 2], ${ip},
           t - interval '1 s', t, (ARRAY['link_close', 'logout', 'timeout'])[1 + n % 3]
    FROM generate_series(0, ${count}::int - 1) AS n,
      LATERAL (SELECT ${new Date(RANGE.from)}::timestamptz + n * ${step}::float8 * interval '1 ms' AS t) AS at`;
  await db().$executeRaw`
    INSERT INTO stale_minute (app_id, minute) SELECT DISTINCT app_id, date_trunc('minute', ended_at) FROM connection`;
  // As autovacuum does, which may come too late for the plan of the next query.
  await db().$executeRaw`ANALYZE connection`;
}
