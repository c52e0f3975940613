import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { appsBySdkAppId } from "../apps/registry";
import { db } from "../db/client";
import { env } from "../env";
import { callback, makeApp, SAMPLE } from "../testing/callback";
import type { Appendable } from "./appendable";
import { openIntake, type Intake } from "./intake";
import { judge } from "./judge";
import { alertOf, KEPT_ALERTS } from "./tencent-alert";

let root: string;
let opened: Intake[];

beforeEach(async () => {
  await makeApp();
  root = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-intake-"));
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((intake) => intake.stop()));
  fs.rmSync(root, { recursive: true, force: true });
  await db().$executeRaw`TRUNCATE app, event, touched, ingest_minute, rejected, duplicate, tencent_alert, journal_mark`;
});

async function open(): Promise<Intake> {
  const intake = await openIntake(root);
  opened.push(intake);
  return intake;
}

async function close(intake: Intake): Promise<void> {
  opened = opened.filter((other) => other !== intake);
  await intake.stop();
}

/** The event of the documented sample, `i` milliseconds later. */
async function eventAt(i: number, change: Partial<Appendable["event"]> = {}): Promise<Appendable> {
  const judged = judge(callback({ body: { ...SAMPLE, EventTime: SAMPLE.EventTime + i } }), await appsBySdkAppId());
  if (judged.kind !== "event") throw new Error(`The sample is ${judged.kind}`);
  return { appId: judged.app.id, event: { ...judged.event, ...change }, skewMs: null };
}

const COMMAND = "Alert.RequestOverLimit";
/** An alert callback of Tencent's, told apart by its body. */
async function alertNo(no: number) {
  const app = (await appsBySdkAppId()).get("1400000000");
  const request = callback({ query: { CallbackCommand: COMMAND }, body: { CallbackCommand: COMMAND, Request: no } });
  return { appId: app?.id ?? 0, alert: alertOf(COMMAND, request), skewMs: null };
}
const alerts = async () =>
  (await db().tencentAlert.findMany({ orderBy: { id: "asc" } })).map(
    ({ body }) => (JSON.parse(body) as { Request: number }).Request,
  );
const counts = async () => (await db().ingestMinute.aggregate({ _sum: { accepted: true, other: true } }))._sum;

const stored = async () =>
  (await db().event.findMany({ orderBy: { eventTime: "asc" } })).map(
    ({ eventTime }) => eventTime.getTime() - SAMPLE.EventTime,
  );

/** Refuses every connection to the tests' database until the returned function is called, as an outage does. */
async function outage(): Promise<() => Promise<void>> {
  const admin = new pg.Client({ connectionString: inject("postgres") });
  await admin.connect();
  const name = new URL(env().databaseUrl ?? "").pathname.slice(1);
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  return async () => {
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await admin.end();
  };
}

describe("intake", () => {
  it("stores what it accepts, and nothing twice after a restart", async () => {
    const before = await open();
    for (const i of [0, 1, 2]) await before.accept(await eventAt(i));
    expect(await before.drained(10_000)).toBe(true);
    await close(before);
    const after = await open();
    await after.accept(await eventAt(3));
    expect(await after.drained(10_000)).toBe(true);
    expect(await stored()).toEqual([0, 1, 2, 3]);
    expect(await db().duplicate.count()).toBe(0);
  });

  it("acknowledges while the database is away, and stores everything once when it is back", async () => {
    const intake = await open();
    await intake.accept(await eventAt(0));
    const events = await Promise.all([1, 2, 3, 4].map((i) => eventAt(i)));
    const back = await outage();
    await Promise.all(events.map((event) => intake.accept(event)));
    expect(intake.pending()).toBe(4);
    await back();
    expect(await intake.drained(15_000)).toBe(true);
    expect(intake.pending()).toBe(0);
    expect(await stored()).toEqual([0, 1, 2, 3, 4]);
    expect(await db().duplicate.count()).toBe(0);
  });

  it("stores at the next start what it acknowledged during an outage", async () => {
    const intake = await open();
    const event = await eventAt(7);
    const back = await outage();
    await intake.accept(event);
    expect(await intake.drained(50)).toBe(false);
    await close(intake);
    await back();
    const next = await open();
    expect(await next.drained(10_000)).toBe(true);
    expect(await stored()).toEqual([7]);
  });

  it("keeps an event that the database refuses as refused, and stores those around it", async () => {
    const intake = await open();
    const events = [await eventAt(0), await eventAt(1, { customStatus: "\0" }), await eventAt(2)];
    await Promise.all(events.map((event) => intake.accept(event)));
    expect(await intake.drained(10_000)).toBe(true);
    expect(await stored()).toEqual([0, 2]);
    expect(await db().rejected.findMany()).toMatchObject([{ cause: "field" }]);
  });

  it("acknowledges alerts of Tencent while the database is away, and keeps each once afterwards", async () => {
    const intake = await open();
    const items = [await alertNo(0), await eventAt(1), await alertNo(2), await alertNo(3)];
    const back = await outage();
    await Promise.all(items.map((item) => intake.accept(item)));
    expect(await intake.drained(50)).toBe(false);
    await close(intake);
    await back();
    const next = await open();
    expect(await next.drained(15_000)).toBe(true);
    await close(next);
    expect(await (await open()).drained(10_000)).toBe(true);
    expect(await alerts()).toEqual([0, 2, 3]);
    expect(await stored()).toEqual([1]);
    expect(await counts()).toEqual({ accepted: 1, other: 3 });
  });

  it("keeps the newest of Tencent's alerts, and counts all", async () => {
    const intake = await open();
    const alert = await alertNo(0);
    const numbered = (no: number) => ({ ...alert, alert: { ...alert.alert, body: JSON.stringify({ Request: no }) } });
    await Promise.all(Array.from({ length: KEPT_ALERTS + 200 }, (_, no) => intake.accept(numbered(no))));
    expect(await intake.drained(15_000)).toBe(true);
    expect(await alerts()).toEqual(Array.from({ length: KEPT_ALERTS }, (_, no) => no + 200));
    expect(await counts()).toEqual({ accepted: 0, other: KEPT_ALERTS + 200 });
  });
});
