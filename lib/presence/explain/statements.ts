import type { EndCause } from "../types";
import { timesUsual, type Burst } from "./burst";
import type { Confidence, ReasonCode } from "./codes";
import type { Facts } from "./facts";
import type { TextInput } from "./headline";
import { message, toMinute, toSecond, type Message } from "./message";

/** The cause and how certain it is: "Logged out: certain." */
export function causeStatement(cause: EndCause, confidence: Confidence): Message {
  return message("statement.cause", { cause, confidence });
}

/** What Tencent saw, and when: "Tencent received a Logout from Android at 20:00:00." */
export function causeFact(input: TextInput, confidence: Confidence): Message {
  const { connection, window, facts } = input;
  return message(`statement.fact.${connection.endCause}`, {
    confidence,
    platform: { platform: connection.platform },
    at: toSecond(connection.endedAt),
    from: toSecond(window.from),
    to: toSecond(window.to),
    by: { platform: connection.kickedBy ?? facts.otherPlatform?.platform ?? "unknown" },
  });
}

/** What the person or the app did, and how likely that is: "Reason: likely the user logged out (96 %)." */
export function reasonStatement(first: { code: ReasonCode; likelihood: number }, confidence: Confidence): Message {
  return message("statement.reason", {
    confidence,
    reason: first.code,
    percent: Math.round(first.likelihood * 100),
  });
}

/** How many ended in the minute, compared with what is usual, and since when: "559 of 3,000 connections ended …" */
export function incidentStatement({ when, count }: NonNullable<Facts["burst"]>): Message {
  return message(`statement.incident_${when}`, valuesOf(count));
}

/** The same as the rationale of `mass_disconnect`. */
export function incidentRationale({ when, count }: NonNullable<Facts["burst"]>): Message {
  return message(`rationale.burst_${when}`, valuesOf(count));
}

function valuesOf(count: Burst): Message["values"] {
  const times = timesUsual(count);
  return {
    ended: count.ended,
    open: count.open === null || count.open < count.ended ? "none" : "known",
    total: count.open ?? 0,
    compared: times === null ? "none" : "times",
    times: times === null ? 0 : Math.round(times * 10) / 10,
    usual: Math.round(count.usual * 10) / 10,
    at: toMinute(count.at),
    since: toMinute(count.incident.from),
    ongoing: count.incident.ongoing ? "yes" : "no",
  };
}
