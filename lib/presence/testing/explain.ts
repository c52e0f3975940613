import { DAY, HOUR, SECOND } from "@/lib/time/units";
import type { EndCause } from "../types";
import type { Ended, ExplainContext } from "../explain/context";
import { explain } from "../explain/explain";
import { T0 } from "./events";

export const HOME = "198.51.100.1";
export const ELSEWHERE = "203.0.113.9";

/** A connection of an hour on Android that ended at T0 from HOME, with what an example changes. */
export function ended(endCause: EndCause, fields: Partial<Ended> = {}): Ended {
  return {
    no: 2,
    at: T0 - HOUR,
    platform: "android",
    clientIp: HOME,
    startedAt: T0 - HOUR,
    endedAt: T0,
    endCause,
    kickedBy: endCause === "kicked" ? "ios" : null,
    ...fields,
  };
}

/** Nothing around the end at noon, seen a day later. */
export function alone(fields: Partial<ExplainContext> = {}): ExplainContext {
  return {
    nextSame: null,
    nextAny: null,
    watchedUntil: T0 + DAY,
    othersOpen: [],
    drops: 0,
    hour: 12,
    minute: null,
    silence: null,
    ...fields,
  };
}

/** Back on the same platform `seconds` after the end. */
export function back(
  seconds: number,
  clientIp: string | null,
  platform: Ended["platform"] = "android",
): Partial<ExplainContext> {
  const next = { at: T0 + seconds * SECOND, platform, clientIp };
  return { nextSame: next, nextAny: next };
}

/** The codes of an explanation, most likely first. */
export function codes(connection: Ended, context: Partial<ExplainContext> = {}): string[] {
  return explain(connection, alone(context)).reasons.map(({ code }) => code);
}

/** How likely one reason is. */
export function likelihood(code: string, connection: Ended, context: Partial<ExplainContext> = {}): number {
  return explain(connection, alone(context)).reasons.find((reason) => reason.code === code)?.likelihood ?? 0;
}
