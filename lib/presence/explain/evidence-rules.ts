import { MINUTE, SECOND } from "@/lib/time/units";
import type { Evidence } from "./evidence";
import { LINK_CLOSE_EVIDENCE } from "./evidence-link-close";
import { isNight, isUnstable, mayBeKick, type Facts } from "./facts";
import { message, type Message } from "./message";

/** After a timeout, a client that reconnects within this time never stopped trying. */
const TIMEOUT_RECONNECT = 10 * MINUTE;
/** An app that logs in twice at its start does so within this time. */
const DOUBLE_LOGIN = 10 * SECOND;
/** A page that restarts its SDK logs in again within this time. */
const SDK_RESTART = MINUTE;

const timeout = (f: Facts) => f.cause === "timeout";
const superseded = (f: Facts) => f.cause === "superseded";
const reconnectedFrom = (f: Facts, address: "same" | "other") =>
  f.reconnect?.address === address && f.reconnect.after <= TIMEOUT_RECONNECT;

const reconnectValues = (f: Facts) => ({ duration: { duration: f.reconnect?.after ?? 0 } });
const dropsValues = (f: Facts) => ({ count: f.drops });

const OTHER_EVIDENCE: readonly Evidence[] = [
  // Timeout: the client sent nothing for 400 s (docs/protocol.md "What a callback says"). The address of the next
  // connection shows whether the client moved. A ratio of 1 states a fact that changes nothing.
  {
    id: "timeout_silent",
    reason: "network_lost",
    likelihoodRatio: 1,
    when: (f) => timeout(f) && (f.client === "mobile" || f.client === "desktop"),
  },
  {
    id: "timeout_other_address",
    reason: "network_switched",
    likelihoodRatio: 8,
    values: reconnectValues,
    when: (f) => timeout(f) && reconnectedFrom(f, "other"),
  },
  {
    id: "timeout_same_address",
    reason: "network_lost",
    likelihoodRatio: 1.5,
    values: reconnectValues,
    when: (f) => timeout(f) && reconnectedFrom(f, "same"),
  },
  {
    id: "timeout_long_away",
    reason: "network_switched",
    likelihoodRatio: 0.4,
    values: (f) => ({ duration: { duration: f.absence } }),
    when: (f) => timeout(f) && f.absence > TIMEOUT_RECONNECT,
  },
  {
    id: "timeout_same_network_open",
    reason: "network_switched",
    likelihoodRatio: 1.4,
    values: (f) => ({ platform: { platform: f.sameNetwork?.platform ?? f.platform } }),
    when: (f) => timeout(f) && f.sameNetwork !== null,
  },
  {
    id: "timeout_asleep",
    reason: "network_lost",
    likelihoodRatio: 1.3,
    when: (f) => timeout(f) && f.client === "desktop" && f.absence > TIMEOUT_RECONNECT,
  },
  {
    id: "timeout_night",
    reason: "network_lost",
    likelihoodRatio: 1.2,
    when: (f) => timeout(f) && isNight(f),
  },
  {
    id: "timeout_drops",
    reason: "network_lost",
    likelihoodRatio: 1.3,
    values: dropsValues,
    when: (f) => timeout(f) && isUnstable(f),
  },

  // Superseded: the client logged in before its Disconnect was sent. Only the addresses tell more.
  {
    id: "superseded_other_address",
    reason: "network_switched",
    likelihoodRatio: 8,
    when: (f) => superseded(f) && f.reconnect?.address === "other",
  },
  {
    id: "superseded_same_address",
    reason: "network_switched",
    likelihoodRatio: 0.3,
    when: (f) => superseded(f) && f.reconnect?.address === "same",
  },
  {
    id: "superseded_double_login",
    reason: "reconnected",
    likelihoodRatio: 3,
    values: (f) => ({ duration: { duration: f.duration ?? 0 } }),
    when: (f) => superseded(f) && f.reconnect?.address !== "other" && f.duration !== null && f.duration <= DOUBLE_LOGIN,
  },
  {
    id: "superseded_drops",
    reason: "network_lost",
    likelihoodRatio: 1.6,
    values: dropsValues,
    when: (f) => superseded(f) && isUnstable(f),
  },

  // Logout: the client asked for it, unless an old SDK sent it for a kick (docs/protocol.md "What a callback says").
  {
    id: "logout_old_sdk_kick",
    reason: "kicked_by_other_device",
    likelihoodRatio: 8,
    when: mayBeKick,
    values: (f) => ({
      platform: { platform: f.otherPlatform?.platform ?? f.platform },
      duration: { duration: f.otherPlatform?.after ?? 0 },
    }),
  },
  {
    id: "logout_sdk_restarted",
    reason: "sdk_destroyed",
    likelihoodRatio: 2,
    values: reconnectValues,
    when: (f) =>
      f.cause === "logout" &&
      f.client === "web" &&
      f.reconnect !== null &&
      f.reconnect.address !== "other" &&
      f.reconnect.after <= SDK_RESTART,
  },

  // Kicked: only a login on the same platform can come from the same device.
  {
    id: "kicked_other_platform",
    reason: "reconnected",
    likelihoodRatio: 0,
    when: (f) => f.kicker !== null && !f.kicker.samePlatform,
  },
  {
    id: "kicked_same_address",
    reason: "reconnected",
    likelihoodRatio: 12,
    when: (f) => f.kicker !== null && f.kicker.samePlatform && f.kicker.address === "same",
  },
  {
    id: "kicked_other_address",
    reason: "kicked_by_other_device",
    likelihoodRatio: 2,
    when: (f) => f.kicker !== null && f.kicker.address === "other",
  },
];

/** All rules, in the order in which their sentences appear below a reason. */
export const EVIDENCE: readonly Evidence[] = [...LINK_CLOSE_EVIDENCE, ...OTHER_EVIDENCE];

/** The sentence that explains the effect of a rule. */
export function rationaleOf(evidence: Evidence, facts: Facts): Message {
  return message(`rationale.${evidence.id}`, evidence.values?.(facts));
}
