import type { Millis } from "@/lib/time/units";
import type { Confidence, ReasonCode } from "./codes";
import type { Ended, ExplainContext, Nearby } from "./context";
import { isUnstable, type Address, type Facts } from "./facts";
import { minute, message, second, type Message } from "./message";

/** What the sentences about a connection are chosen and filled by. */
export interface Told {
  connection: Ended;
  context: ExplainContext;
  facts: Facts;
  window: { from: Millis; to: Millis };
  confidence: Confidence;
  /** The most likely reason. */
  first: ReasonCode;
}

/** Whether the end took the user offline for good, for a while, or only one of several devices. */
type Scope = "offline" | "gap" | "device";

/** Since when the client is gone, as far as one moment can say it: a timeout dates from the silence, not its discovery. */
function sinceOf({ connection, window }: Told): Millis {
  return connection.endCause === "timeout" ? window.from : connection.endedAt;
}

/** How the login that kicked a connection can be named. */
function kickerOf({ kickedBy, platform }: Ended): "unknown" | "same" | "known" {
  if (kickedBy === null || kickedBy === "unknown") return "unknown";
  return kickedBy === platform ? "same" : "known";
}

/** One sentence: who, since when, why, how sure, how known. */
export function headlineOf(told: Told): Message {
  const { connection, context, window, confidence, first, facts } = told;
  const { endedAt, endCause, platform, kickedBy } = connection;
  const others = [...new Set(context.othersOpen.map((other) => other.platform))];
  const scope: Scope = others.length > 0 ? "device" : context.nextAny !== null ? "gap" : "offline";
  // Kicks and reconnections are told by the moment of the end itself.
  const endFirst = endCause === "kicked" || endCause === "superseded";
  const exact = endCause === "logout" || endCause === "admin_kick";
  return message(`headline.${endCause}`, {
    scope,
    confidence,
    reason: first,
    platform: { platform },
    others: { platforms: others },
    since: { ...(exact ? second : minute)(sinceOf(told)), dated: true },
    until: second(context.nextAny?.at ?? endedAt),
    from: second(window.from),
    to: second(window.to),
    at: { ...second(endedAt), dated: endFirst },
    by: { platform: kickedBy ?? "unknown" },
    kicker: kickerOf(connection),
    ended: facts.burst?.count.ended ?? 0,
  });
}

/** What can be said to the customer, in plain words. */
export function customerTextOf(told: Told): Message {
  const { connection, first } = told;
  return message(`customer.${first}`, {
    time: { ...minute(sinceOf(told)), dated: true, zoned: true },
    device: { device: connection.platform },
    by: { device: connection.kickedBy ?? "unknown" },
    known: kickerOf(connection) === "known" ? "yes" : kickerOf(connection),
  });
}

/** What followed: the user's next connection. */
export function followedByMessage(connection: Ended, next: Nearby, address: Address): Message {
  return message(next.platform === connection.platform ? "followed.same_platform" : "followed.other_platform", {
    platform: { platform: next.platform },
    when: next.at === connection.endedAt ? "at_once" : "later",
    span: { span: next.at - connection.endedAt },
    at: second(next.at),
    address,
    ip: next.clientIp ?? "",
  });
}

interface Advice {
  key: string;
  when: (told: Told) => boolean;
}

const firstIs =
  (...codes: ReasonCode[]) =>
  ({ first }: Told) =>
    codes.includes(first);

/** What to ask or tell the customer: the first few that fit, the most telling first. */
const ADVICE: readonly Advice[] = [
  { key: "check_incident", when: firstIs("mass_disconnect") },
  { key: "tell_incident", when: firstIs("mass_disconnect") },
  { key: "ask_other_login", when: firstIs("kicked_by_other_device") },
  { key: "change_password", when: (t) => t.first === "kicked_by_other_device" && t.facts.kicker?.address !== "same" },
  { key: "check_admin", when: firstIs("kicked_by_admin") },
  { key: "ask_logout", when: firstIs("user_logged_out") },
  { key: "check_destroy", when: firstIs("sdk_destroyed") },
  {
    key: "ask_kicked",
    when: (t) => t.facts.cause === "logout" && t.confidence === "likely" && t.facts.elsewhere !== null,
  },
  { key: "tell_unstable", when: (t) => isUnstable(t.facts) },
  {
    key: "ask_sleep",
    when: (t) => t.first === "network_lost" && t.facts.client === "desktop" && t.facts.cause === "timeout",
  },
  { key: "ask_network", when: (t) => t.first === "network_lost" && t.facts.cause !== "superseded" },
  { key: "tell_check_network", when: (t) => t.first === "network_lost" && t.context.nextSame === null },
  { key: "tell_switch", when: firstIs("network_switched") },
  { key: "ask_background", when: firstIs("killed_in_background") },
  { key: "ask_crash", when: firstIs("app_killed_or_crashed", "killed_in_background") },
  { key: "ask_page", when: firstIs("page_closed") },
  { key: "ask_mini_program", when: (t) => t.facts.client === "web" && t.facts.cause === "link_close" },
  { key: "nothing_to_do", when: (t) => t.facts.cause === "superseded" && !isUnstable(t.facts) },
  { key: "look_raw", when: firstIs("unknown") },
];
const MOST_ADVICE = 3;

export function adviceOf(told: Told): Message[] {
  const { connection, facts } = told;
  const values = {
    at: second(connection.endedAt),
    platform: { platform: connection.platform },
    by: { platform: connection.kickedBy ?? facts.elsewhere?.platform ?? "unknown" },
    os: connection.platform,
    drops: facts.drops,
    ended: facts.burst?.count.ended ?? 0,
  };
  return ADVICE.filter(({ when }) => when(told))
    .slice(0, MOST_ADVICE)
    .map(({ key }) => message(`advice.${key}`, values));
}
