import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "../db/client";
import { makeApp, SAMPLE } from "../testing/callback";
import { postCallback as post } from "../testing/post-callback";

const OK = { status: 200, ActionStatus: "OK", ErrorCode: 0, ErrorInfo: "" };

beforeEach(() => makeApp());
afterEach(async () => {
  await db().$executeRaw`TRUNCATE app, event, touched, ingest_minute, duplicate`;
});

describe("a time that is not credible", () => {
  const RECEIVED = Date.UTC(2026, 10, 26, 12, 0, 0, 5);
  const DAY = 86_400_000;
  const from = (EventTime: unknown, RequestTime: string | null = null) =>
    post({ body: { ...SAMPLE, EventTime }, query: { RequestTime }, receivedAt: RECEIVED });
  const stored = async () =>
    (await db().event.findMany()).map((e) => [e.eventTime.getTime(), e.timeSource, e.claimedMs]);

  it.each([
    ["EventTime 0", 0, null, [RECEIVED, 2, 0]],
    ["the last millisecond of 2009", Date.UTC(2010, 0, 1) - 1, null, [RECEIVED, 2, Date.UTC(2010, 0, 1) - 1]],
    ["a negative EventTime", "-1", null, [RECEIVED, 2, -1]],
    ["the end of the year 9999", 253_402_300_799_999, null, [RECEIVED, 2, 253_402_300_799_999]],
    ["nanoseconds", 1e18, null, [RECEIVED, 2, 1e18]],
    ["the largest number", 1.7e308, null, [RECEIVED, 2, 1.7e308]],
    ["more than a day ahead", RECEIVED + DAY + 1, null, [RECEIVED, 2, RECEIVED + DAY + 1]],
    ["RequestTime of twelve digits", undefined, "999999999999", [RECEIVED, 2, 999_999_999_999_000]],
    ["RequestTime of milliseconds", undefined, String(RECEIVED), [RECEIVED, 2, RECEIVED * 1000]],
    ["RequestTime 0", undefined, "0", [RECEIVED, 2, 0]],
    ["EventTime 0 beside a sound RequestTime", 0, "1764158400", [1_764_158_400_000, 1, 0]],
    ["both at fault", 5, "6", [RECEIVED, 2, 5]],
  ] as const)("is kept beside a credible one: %s", async (_, eventTime, requestTime, expected) => {
    expect(await from(eventTime, requestTime)).toEqual(OK);
    expect(await stored()).toEqual([expected]);
  });

  it.each([
    ["the first millisecond of 2010", Date.UTC(2010, 0, 1)],
    ["a day ahead, which a setting allows", RECEIVED + DAY],
  ])("is not %s", async (_, time) => {
    expect(await from(time)).toEqual(OK);
    expect(await stored()).toEqual([[time, 0, null]]);
  });

  it("tells events apart, and a repetition is a duplicate however late it comes", async () => {
    await Promise.all([from(0), from(0), from(1), from("1")]);
    await post({ body: { ...SAMPLE, EventTime: 0 }, receivedAt: RECEIVED + 60_000 });
    expect((await stored()).map(([, , claimed]) => claimed).sort()).toEqual([0, 1]);
    expect(await db().duplicate.count()).toBe(3);
  });

  it("of a RequestTime leaves equal bodies within 10 s the same event", async () => {
    await from(undefined, "1");
    await from(undefined, "2");
    await post({ body: { ...SAMPLE, EventTime: undefined }, receivedAt: RECEIVED + 9_000 });
    expect(await db().event.count()).toBe(1);
    expect(await db().duplicate.count()).toBe(2);
  });
});
