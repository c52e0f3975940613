import { Random } from "@/lib/simulate/random";
import { SECOND } from "@/lib/time/units";
import { APP } from "../bench/callbacks";

/** A callback that can be told from every other one by its user and its event time. */
export interface DistinctCallback {
  key: string;
  path: string;
  body: string;
}

const USERS = 500;
const PLATFORMS = ["IOS", "Android", "Web", "Windows", "Mac"] as const;
const STATUSES = ["busy", "away", "会议中", ""] as const;
/** The share of callbacks with an event time in the past, and how far at most. */
const LATE_SHARE = 0.05;
const LATEST_MS = 90 * SECOND;

export const keyOf = (userId: string, eventTime: number): string => `${userId} ${eventTime}`;

/** Makes callbacks of many users, on and off, with kicks and statuses. No two have the same user and event time. */
export class DistinctCallbacks {
  private readonly random: Random;
  private readonly used = new Set<string>();

  constructor(seed: number) {
    this.random = new Random(seed, 1);
  }

  /** @param padding bytes by which the body is longer than usual */
  next(now: number, padding = 0): DistinctCallback {
    const { random } = this;
    const userId = `torture-${random.int(1, USERS)}`;
    let time = random.chance(LATE_SHARE) ? now - random.int(1, LATEST_MS) : now;
    while (this.used.has(keyOf(userId, time))) time++;
    const key = keyOf(userId, time);
    this.used.add(key);
    const query = new URLSearchParams({
      ...{ SdkAppid: APP, CallbackCommand: "State.StateChange", contenttype: "json" },
      ...{ ClientIP: `203.0.113.${random.int(1, 250)}`, OptPlatform: random.pick(PLATFORMS) },
    });
    const body = {
      CallbackCommand: "State.StateChange",
      EventTime: time,
      ...this.change(userId),
      ...(padding > 0 && { Padding: "x".repeat(padding) }),
    };
    return { key, path: `/api/callback?${query.toString()}`, body: JSON.stringify(body) };
  }

  /** A callback of a user of its own, by which a recovery is seen. */
  probe(time: number): { callback: DistinctCallback; userId: string; time: number } {
    const userId = "torture-probe";
    while (this.used.has(keyOf(userId, time))) time++;
    const key = keyOf(userId, time);
    this.used.add(key);
    const info = { Action: "Login", To_Account: userId, Reason: "Register" };
    const body = JSON.stringify({ CallbackCommand: "State.StateChange", EventTime: time, Info: info });
    const path = `/api/callback?SdkAppid=${APP}&CallbackCommand=State.StateChange&OptPlatform=Web`;
    return { callback: { key, path, body }, userId, time };
  }

  private change(userId: string) {
    const { random } = this;
    const info = (Action: string, Reason: string) => ({ Action, To_Account: userId, Reason });
    return random.weighted([
      [45, { Info: info("Login", "Register") }],
      [5, { Info: info("Login", "Register"), KickedDevice: [{ Platform: random.pick(PLATFORMS) }] }],
      [20, { Info: info("Disconnect", "LinkClose") }],
      [10, { Info: info("Disconnect", "TimeOut") }],
      [10, { Info: info("Logout", "Unregister") }],
      [10, { Info: info("CustomStatusChange", "SetCustomStatus"), CustomStatus: random.pick(STATUSES) }],
    ]);
  }
}
