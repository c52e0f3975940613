import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time/units";
import type { EndCause } from "../types";
import type { MinuteCount } from "../explain/burst";
import type { EndedConnection, ExplainContext } from "../explain/context";
import { explain } from "../explain/explain";
import { T0 } from "./events";

export const HOME = "198.51.100.1";
export const ELSEWHERE = "203.0.113.9";

/** A connection on Android from HOME that lasted an hour and ended at T0. */
export function endedConnection(endCause: EndCause, fields: Partial<EndedConnection> = {}): EndedConnection {
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

/** A context without other connections, at noon, observed for a day. */
export function contextOf(fields: Partial<ExplainContext> = {}): ExplainContext {
  return {
    nextSame: null,
    nextAny: null,
    observedUntil: T0 + DAY,
    othersOpen: [],
    drops: 0,
    hour: 12,
    minute: null,
    silence: null,
    ...fields,
  };
}

/** A minute at T0 in an incident that began there. */
export function burstOf(ended: number, usual: number): MinuteCount {
  return { at: T0, ended, usual, open: null, incident: { from: T0, to: T0 + MINUTE, ongoing: false } };
}

/** A login `seconds` after the end. */
export function reconnectAfter(
  seconds: number,
  clientIp: string | null,
  platform: EndedConnection["platform"] = "android",
): Partial<ExplainContext> {
  const next = { at: T0 + seconds * SECOND, platform, clientIp };
  return { nextSame: next, nextAny: next };
}

/** The codes of the reasons, most likely first. */
export function reasonCodes(connection: EndedConnection, context: Partial<ExplainContext> = {}): string[] {
  return explain(connection, contextOf(context)).reasons.map(({ code }) => code);
}

/** The likelihood of one reason; 0 if it is absent. */
export function likelihoodOf(code: string, connection: EndedConnection, context: Partial<ExplainContext> = {}): number {
  return explain(connection, contextOf(context)).reasons.find((reason) => reason.code === code)?.likelihood ?? 0;
}
