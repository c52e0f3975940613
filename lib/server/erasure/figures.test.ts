import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { isErased } from "@/lib/protocol/erased-user";
import { db } from "../db/client";
import { rebuild } from "../maintenance/rebuild";
import type { NewEvent } from "../receive/judge";
import { clearData } from "../testing/clear-data";
import { anyHistory, store } from "../testing/history";
import { newApp } from "../testing/new-app";
import { processAll } from "../testing/process-all";
import { identityOf } from "@/lib/presence/identity";
import { eraseNow } from "./testing/erase-now";

const USER = "alice";
/** What the present adds, when connections of the erased user end, is later. */
const PAST = "2026-06-01T00:00:00Z";
const SUMS = ["event", "activity", "online", "duration", "arrival", "kick", "receipt"].map((name) => `rollup_${name}`);
const OF_USERS = ["presence", "account", "event", "event_verdict", "event_late", "connection", "online_span", "kick"];

/** The rows of a table as text, in an order of their own. */
async function dump(table: string, where: string): Promise<string[]> {
  const rows = await db().$queryRawUnsafe<{ text: string }[]>(
    `SELECT t::text AS text FROM ${table} AS t WHERE ${where} ORDER BY 1`,
  );
  return rows.map(({ text }) => `${table} ${text}`);
}

const dumps = async (tables: readonly string[], where: string) =>
  (await Promise.all(tables.map((table) => dump(table, where)))).flat();

/** The sums of the past. Of the statuses, texts that only the erased user had may be others. */
async function sums(appId: number) {
  const where = `app_id = ${appId} AND at < '${PAST}'`;
  const statuses = await db().$queryRawUnsafe<object[]>(`
    SELECT size, at, n, 0 AS presumed, 0 AS lasted, was, value FROM rollup_status WHERE ${where}
    UNION ALL SELECT size, at, n, presumed, lasted_ms::float8, '', value FROM rollup_status_end WHERE ${where}`);
  const plain = statuses.map((row) =>
    JSON.stringify(row, (_, value: unknown) => (typeof value === "string" && isOwn(value) ? "own" : value)),
  );
  return [...(await dumps(SUMS, where)), ...plain.sort()];
}

const isOwn = (text: string) => text.startsWith("only ") || isErased(text);

/** The statuses of the user are those of others too, or texts that nobody else has: a tie of both may turn round. */
function withStatuses(events: readonly NewEvent[], isShared: boolean): NewEvent[] {
  return events.map((event) => {
    const { customStatus, userId } = event;
    const own = customStatus === null || customStatus === "" || userId !== USER || isShared;
    const fields = { ...event, customStatus: own ? customStatus : `only ${customStatus}` };
    return { ...fields, identity: identityOf(fields), rawBody: JSON.stringify({ To_Account: userId }) };
  });
}

beforeEach(clearData);

it("keeps all sums of the past and everything of others, also after a rebuild, whatever the history is", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.boolean(), async (given, isShared) => {
      await clearData();
      const { id, app } = await newApp();
      const other = await newApp();
      const bobs = given.map((event) => ({ ...event, userId: "bob" }));
      const history = [...withStatuses(given, isShared), ...(isShared ? withStatuses(bobs, true) : [])];
      const events = [...new Map(history.map((e) => [`${e.userId} ${e.time} ${e.identity}`, e])).values()];
      if (!events.some(({ userId }) => userId === USER)) return;
      await store(id, events);
      await store(other.id, events);
      await processAll();
      const others = `app_id = ${id} AND user_id <> '${USER}' AND NOT user_id LIKE '[erased%'`;
      const read = async () => ({
        sums: await sums(id),
        others: await dumps([...OF_USERS, "status_change"], others),
        otherApp: await dumps([...OF_USERS, ...SUMS, "rollup_status"], `app_id = ${other.id}`),
      });
      const before = await read();

      await eraseNow(app, USER);
      expect(await read()).toEqual(before);
      expect(await dumps(OF_USERS, `app_id = ${id} AND t::text LIKE '%${USER}%'`)).toEqual([]);

      const all = () => dumps([...OF_USERS, "status_change", "checkpoint", ...SUMS, "rollup_status"], `app_id = ${id}`);
      const erased = await all();
      await rebuild(() => undefined);
      expect(await all()).toEqual(erased);
    }),
    { numRuns: 40 },
  );
}, 300_000);
