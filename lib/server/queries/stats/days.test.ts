import fc from "fast-check";
import { expect, it } from "vitest";
import { daysAnswer } from "@/lib/contracts/stats/days";
import type { NewEvent } from "../../receive/judge";
import { makeApp } from "../../testing/callback";
import { store } from "../../testing/history";
import { processAll } from "../../testing/process-all";
import { anyEvent } from "../../testing/arbitrary-events";
import { readDays } from "./days";

const at = (text: string) => Date.parse(text);
const [sample] = fc.sample(anyEvent, 1);

function visit(userId: string, from: string, to: string): NewEvent[] {
  if (sample === undefined) throw new Error("no event");
  const event = (action: string, reason: string, time: number): NewEvent => ({
    ...sample,
    userId,
    action,
    reason,
    platform: "ios",
    rawPlatform: "iOS",
    kicked: [],
    customStatus: null,
    time,
    eventTime: time,
    receivedAt: time + 10,
    identity: Buffer.from(action.padEnd(16)).toString("hex"),
  });
  return [event("Login", "Register", at(from)), event("Logout", "Unregister", at(to))];
}

it.each(["Asia/Shanghai", "Asia/Kathmandu"])(
  "counts a user once on every day of %s on which they were online",
  async (tz) => {
    const app = await makeApp({ sdkAppId: tz === "Asia/Shanghai" ? "1400000001" : "1400000002" });
    await store(app.id, [
      // Three visits of one day, hours apart.
      ...visit("often", "2026-01-15T01:00:00Z", "2026-01-15T02:00:00Z"),
      ...visit("often", "2026-01-15T05:00:00Z", "2026-01-15T06:00:00Z"),
      ...visit("often", "2026-01-15T14:00:00Z", "2026-01-15T15:00:00Z"),
      // One visit that goes over both midnights, and another after it.
      ...visit("late", "2026-01-15T15:00:00Z", "2026-01-15T19:00:00Z"),
      ...visit("late", "2026-01-16T03:00:00Z", "2026-01-16T04:00:00Z"),
      ...visit("late", "2026-01-16T09:00:00Z", "2026-01-16T09:30:00Z"),
    ]);
    await processAll();
    const query = { app: app.sdkAppId, from: "2026-01-15T00:00:00Z", to: "2026-01-16T12:00:00Z", tz };
    const { days } = daysAnswer.parse(await readDays(query, new Date("2026-01-17T00:00:00Z")));
    expect(days.map(({ day, users, logins }) => ({ day, users, logins }))).toEqual([
      { day: "2026-01-16", users: 1, logins: 2 },
      { day: "2026-01-15", users: 2, logins: 4 },
    ]);
  },
);
