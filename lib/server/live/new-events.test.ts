import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { liveEvents } from "@/lib/contracts/live";
import { isMarked } from "@/lib/contracts/user-marks";
import { db } from "../db/client";
import { append } from "../receive/append";
import type { NewEvent } from "../receive/judge";
import { newApp } from "../testing/new-app";
import { anyEvent } from "../testing/arbitrary-events";
import { newEventsReader } from "./new-events";

const T0 = Date.UTC(2026, 0, 15, 12);
let app: number;
let read: () => Promise<ReturnType<typeof liveEvents.parse>>;

beforeEach(async () => {
  app = (await newApp()).id;
  const reader = newEventsReader(app, new Date(T0));
  read = async () => liveEvents.parse(await reader());
});
afterEach(() => db().$executeRaw`TRUNCATE app, event, touched, ingest_minute`);

const store = (events: readonly NewEvent[]) =>
  append(
    events.map((event) => ({ appId: app, event, skewMs: null })),
    "one",
  );
const [sample] = fc.sample(anyEvent, 1);
const event = (no: number, fields: Partial<NewEvent> = {}): NewEvent => {
  if (!sample) throw new Error("no sample");
  return {
    ...sample,
    userId: `user-${no}`,
    time: T0 + no,
    receivedAt: T0 + no,
    action: "Login",
    reason: "Register",
    platform: "ios",
    ...fields,
  };
};
const many = (from: number, count: number, fields?: Partial<NewEvent>) =>
  Array.from({ length: count }, (_, i) => event(from + i, fields));

it("tells each event once, newest first", async () => {
  await store(many(0, 3));
  expect((await read()).events.map((e) => e.userId)).toEqual(["user-2", "user-1", "user-0"]);
  expect(await read()).toEqual({ events: [], count: 0, kinds: [], users: "" });
  await store(many(3, 1));
  expect(await read()).toMatchObject({ count: 1, events: [{ userId: "user-3" }] });
});

it("tells what becomes visible after something that was received later", async () => {
  await store(many(2_000, 1));
  await read();
  await store(many(500, 1));
  expect((await read()).events.map((e) => e.userId)).toEqual(["user-500"]);
});

it("leaves out what was there before it began", async () => {
  await store(many(-5, 3));
  expect(await read()).toMatchObject({ count: 0, events: [] });
});

it("holds all of a few, and the newest of many with what all of them are and whom they are about", async () => {
  await store(many(0, 50));
  expect((await read()).events).toHaveLength(50);
  await store([
    ...many(100, 60),
    ...many(200, 40, { platform: "web" }),
    ...many(300, 1, { action: "Logout", reason: "Unregister" }),
  ]);
  const { events, count, kinds, users } = await read();
  expect(events.length).toBeLessThan(count);
  expect(events[0]?.userId).toBe("user-300");
  expect(count).toBe(101);
  expect(kinds).toHaveLength(3);
  expect(kinds).toEqual(
    expect.arrayContaining([
      { action: "Login", reason: "Register", platform: "ios", count: 60 },
      { action: "Login", reason: "Register", platform: "web", count: 40 },
      { action: "Logout", reason: "Unregister", platform: "ios", count: 1 },
    ]),
  );
  expect(many(100, 60).every(({ userId }) => isMarked(users, userId))).toBe(true);
  expect(isMarked(users, "user-1")).toBe(false);
});
