import type { TimeRange } from "@/lib/time/range";
import type { Millis } from "@/lib/time/units";
import type { Confidence, ReasonCode } from "./codes";
import type { EndedConnection, ExplainContext, NearbyConnection } from "./context";
import type { AddressMatch, Facts } from "./facts";
import { message, toMinute, toSecond, type Message } from "./message";

/** What the texts of an explanation depend on. */
export interface TextInput {
  connection: EndedConnection;
  context: ExplainContext;
  facts: Facts;
  window: TimeRange;
  confidence: Confidence;
  /** The most likely reason. */
  firstReason: ReasonCode;
}

/** The user went offline, went offline for a while, or lost one of several devices. */
type Scope = "offline" | "gap" | "device";

/** The time since which the client was gone. For a timeout this is when the silence began, not when it was noticed. */
function goneSince({ connection, window }: TextInput): Millis {
  return connection.endCause === "timeout" ? window.from : connection.endedAt;
}

/** Selects how a text names the login that kicked a connection. */
function kickerOf({ kickedBy, platform }: EndedConnection): "unknown" | "same" | "known" {
  if (kickedBy === null || kickedBy === "unknown") return "unknown";
  return kickedBy === platform ? "same" : "known";
}

/** The sentence for a support agent: since when, and what most likely happened. */
export function headlineOf(input: TextInput): Message {
  const { connection, context, confidence, firstReason } = input;
  const { endedAt, endCause, platform, kickedBy } = connection;
  const others = [...new Set(context.othersOpen.map((other) => other.platform))];
  const scope: Scope = others.length > 0 ? "device" : context.nextAny !== null ? "gap" : "offline";
  // The sentences of these causes begin with the end itself, so the end needs its date.
  const beginsWithEnd = endCause === "kicked" || endCause === "superseded";
  const exact = endCause === "logout" || endCause === "admin_kick";
  return message(`headline.${endCause}`, {
    scope,
    confidence,
    reason: firstReason,
    platform: { platform },
    others: { platforms: others },
    since: { ...(exact ? toSecond : toMinute)(goneSince(input)), showDate: true },
    until: toSecond(context.nextAny?.at ?? endedAt),
    at: { ...toSecond(endedAt), showDate: beginsWithEnd },
    by: { platform: kickedBy ?? "unknown" },
    kicker: kickerOf(connection),
  });
}

/** The text for the customer, without technical terms. */
export function customerTextOf(input: TextInput): Message {
  const { connection, firstReason } = input;
  const kicker = kickerOf(connection);
  return message(`customer.${firstReason}`, {
    time: { moment: goneSince(input) },
    device: { device: connection.platform },
    by: { device: connection.kickedBy ?? "unknown" },
    known: kicker === "known" ? "yes" : kicker,
  });
}

/** The sentence about the user's next connection. */
export function followedByMessage(connection: EndedConnection, next: NearbyConnection, address: AddressMatch): Message {
  return message(next.platform === connection.platform ? "followed.same_platform" : "followed.other_platform", {
    platform: { platform: next.platform },
    when: next.at === connection.endedAt ? "at_once" : "later",
    duration: { duration: next.at - connection.endedAt },
    at: toSecond(next.at),
    address,
    ip: next.clientIp ?? "",
  });
}
