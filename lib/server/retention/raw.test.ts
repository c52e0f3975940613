import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { DAY } from "@/lib/time/units";
import { eraseNow } from "../erasure/testing/erase-now";
import { db } from "../db/client";
import { rebuild } from "../maintenance/rebuild";
import { listEvents } from "../queries/events/list";
import type { NewEvent } from "../receive/judge";
import { clearData } from "../testing/clear-data";
import { anyHistory, store } from "../testing/history";
import { newApp } from "../testing/new-app";
import { processAll } from "../testing/process-all";
import { runRetention } from "./run";

const HORIZON = Date.parse("2026-01-16T00:00:00Z");
const DAYS = 7;
const TABLES = ["presence", "connection", "online_span", "kick", "status_change", "event_verdict", "rollup_online"];
const RAW = ["raw_query", "raw_body", "raw_template", "raw_rest"];

/** The rows of every table as text, without the raw callbacks. */
async function dump(): Promise<string> {
  const rows = [];
  for (const table of ["event", ...TABLES])
    rows.push(
      await db().$queryRawUnsafe(`SELECT (to_jsonb(t) - $1::text[])::text AS row FROM ${table} AS t ORDER BY 1`, RAW),
    );
  return JSON.stringify(rows);
}

/** A body of its own for each event, half of them in a form that is stored whole. */
const withBody = (event: NewEvent, i: number): NewEvent => ({
  ...event,
  rawQuery: "SdkAppid=1&Sign=redacted",
  rawBody: i % 2 === 0 ? JSON.stringify({ Info: { To_Account: event.userId, n: i } }) : `{ "n" : ${i}}`,
});

async function retain(appId: number): Promise<number> {
  await db().retention.upsert({ where: { appId }, create: { appId, rawDays: DAYS }, update: {} });
  return (await runRetention(appId, HORIZON + DAYS * DAY))?.raw ?? NaN;
}

const isOld = ({ time }: { time: number }) => time < HORIZON;
const stored = async () => (await db().event.findMany()).map((e) => ({ ...e, time: e.eventTime.getTime() }));

beforeEach(clearData);

it("empties raw callbacks that are old, and nothing else, whatever comes late and after a rebuild", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.array(fc.boolean(), { minLength: 1 }), async (history, isLate) => {
      await clearData();
      const { id } = await newApp();
      const other = await newApp();
      const events = history.map(withBody);
      const first = events.filter((_, i) => !isLate[i % isLate.length]);
      await store(id, first);
      await store(other.id, events);
      await processAll();
      const before = await dump();
      expect(await retain(id)).toBe(first.filter(isOld).length);
      expect(await retain(id)).toBe(0);
      expect(await dump()).toBe(before);
      await rebuild(() => undefined);
      expect(await dump()).toBe(before);
      await store(
        id,
        events.filter((e) => !first.includes(e)),
      );
      await processAll();
      for (const event of await stored()) {
        const isGone = event.appId === id && isOld(event);
        const columns = [event.rawQuery, event.rawBody, event.rawTemplate, event.rawRest];
        expect(columns.every((column) => column === null)).toBe(isGone);
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);

it("says of each event whether its raw callback is there", async () => {
  const made = await newApp();
  const [sample] =
    fc.sample(
      anyHistory.filter((events) => events.length > 0),
      { seed: 1, numRuns: 1 },
    )[0] ?? [];
  if (sample === undefined) throw new Error("No event");
  const at = (time: number, userId: string) => withBody({ ...sample, userId, time, eventTime: time }, 1);
  await store(made.id, [at(HORIZON - 1, "old"), at(HORIZON, "new"), at(HORIZON + 1, "gone")]);
  await processAll();
  await retain(made.id);
  await eraseNow(made.app, "gone");
  const { events } = await listEvents({ app: made.app, limit: 10 });
  const shown = events
    .filter(({ reason }) => reason !== "Erased")
    .map(({ userId, rawState, raw }) => [userId === "old" || userId === "new" ? userId : "-", rawState, raw.body]);
  expect(shown.sort()).toEqual([
    ["-", "erased", ""],
    ["new", "kept", `{ "n" : 1}`],
    ["old", "expired", ""],
  ]);
});

it("goes on where it stopped, and deletes examples of refused callbacks and Tencent's alerts", async () => {
  const made = await newApp();
  const other = await newApp();
  const at = (ms: number) => ({ receivedAt: new Date(HORIZON + ms), query: "q", body: "b" });
  const refused = { cause: "json", error: "", method: "POST", path: "/", bodyBytes: 1 };
  const sample = (appId: number, ms: number) => ({ ...refused, ...at(ms), appId, body: Buffer.from("b") });
  await db().rejected.createMany({
    data: [sample(made.id, -1), sample(made.id, 0), sample(other.id, -1), sample(0, -1)],
  });
  const alert = { command: "Alert", bodyBytes: 1 };
  await db().tencentAlert.createMany({ data: [-1, 0].map((ms) => ({ ...alert, ...at(ms), appId: made.id })) });
  expect(await retain(made.id)).toBe(2);
  expect(await db().rejected.count()).toBe(3);
  expect(await db().tencentAlert.count()).toBe(1);
  // The samples of no app go when every app has days.
  expect(await retain(other.id)).toBe(2);
  expect(await db().rejected.count({ where: { appId: 0 } })).toBe(0);
  const { rawEmptiedBefore } = await db().retention.findUniqueOrThrow({ where: { appId: made.id } });
  expect(rawEmptiedBefore).toEqual(new Date(HORIZON));
});

it("lets raw callbacks go with their events", async () => {
  const made = await newApp();
  await db().retention.create({ data: { appId: made.id, eventsDays: DAYS } });
  await runRetention(made.id, HORIZON + DAYS * DAY);
  expect(await db().retention.findUniqueOrThrow({ where: { appId: made.id } })).toMatchObject({
    eventsFrom: new Date(HORIZON),
    rawFrom: new Date(HORIZON),
  });
});
