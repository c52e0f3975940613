import { MINUTE, SECOND } from "@/lib/time/units";
import { isNight, isUnstable, looksKicked, type Facts } from "./facts";
import { message, type Message } from "./message";
import type { Evidence } from "./evidence";
import { LINK_CLOSE_EVIDENCE } from "./evidence-link-close";

/** After a timeout, a client that comes back within this time was still trying to. */
const TIMEOUT_BACK = 10 * MINUTE;
/** An app that logs in twice on its start does so within this time. */
const TWICE = 10 * SECOND;
/** A page that makes its SDK anew logs in again within this time. */
const REMADE = MINUTE;

const back = (facts: Facts) => ({ span: { span: facts.back?.after ?? 0 } });
const drops = (facts: Facts) => ({ count: facts.drops });
const by = (facts: Facts) => ({ platform: { platform: facts.elsewhere?.platform ?? facts.platform } });

const OTHERS: readonly Evidence[] = [
  // Timeout: no byte could leave for 400 s (protocol §5); what moved can be seen from the address it came back with.
  // What is certain is said too, though it moves nothing.
  {
    id: "timeout_silent",
    reason: "network_lost",
    factor: 1,
    when: (f) => f.cause === "timeout" && (f.client === "mobile" || f.client === "desktop"),
  },
  {
    id: "timeout_other_address",
    reason: "network_switched",
    factor: 8,
    values: back,
    when: (f) => f.cause === "timeout" && f.back?.address === "other" && f.back.after <= TIMEOUT_BACK,
  },
  {
    id: "timeout_same_address",
    reason: "network_lost",
    factor: 1.5,
    values: back,
    when: (f) => f.cause === "timeout" && f.back?.address === "same" && f.back.after <= TIMEOUT_BACK,
  },
  {
    id: "timeout_long_away",
    reason: "network_switched",
    factor: 0.4,
    values: (f) => ({ span: { span: f.away } }),
    when: (f) => f.cause === "timeout" && f.away > TIMEOUT_BACK,
  },
  {
    id: "timeout_neighbour",
    reason: "network_switched",
    factor: 1.4,
    values: (f) => ({ platform: { platform: f.neighbour?.platform ?? f.platform } }),
    when: (f) => f.cause === "timeout" && f.neighbour !== null,
  },
  {
    id: "timeout_asleep",
    reason: "network_lost",
    factor: 1.3,
    when: (f) => f.cause === "timeout" && f.client === "desktop" && f.away > TIMEOUT_BACK,
  },
  {
    id: "timeout_night",
    reason: "network_lost",
    factor: 1.2,
    when: (f) => f.cause === "timeout" && isNight(f),
  },
  {
    id: "timeout_drops",
    reason: "network_lost",
    factor: 1.3,
    values: drops,
    when: (f) => f.cause === "timeout" && isUnstable(f),
  },

  // Superseded: it logged in anew before its Disconnect was sent; only the addresses tell more.
  {
    id: "superseded_other_address",
    reason: "network_switched",
    factor: 8,
    when: (f) => f.cause === "superseded" && f.back?.address === "other",
  },
  {
    id: "superseded_same_address",
    reason: "network_switched",
    factor: 0.3,
    when: (f) => f.cause === "superseded" && f.back?.address === "same",
  },
  {
    id: "superseded_twice",
    reason: "reconnected",
    factor: 3,
    values: (f) => ({ span: { span: f.lasted ?? 0 } }),
    when: (f) => f.cause === "superseded" && f.back?.address !== "other" && f.lasted !== null && f.lasted <= TWICE,
  },
  {
    id: "superseded_drops",
    reason: "network_lost",
    factor: 1.6,
    values: drops,
    when: (f) => f.cause === "superseded" && isUnstable(f),
  },

  // Logout: the client asked for it, unless an old SDK said so of a kicked device (protocol §5).
  {
    id: "logout_unseen_kick",
    reason: "kicked_by_other_device",
    factor: 8,
    when: looksKicked,
    values: (f) => ({ ...by(f), span: { span: f.elsewhere?.after ?? 0 } }),
  },
  {
    id: "logout_remade",
    reason: "sdk_destroyed",
    factor: 2,
    values: back,
    when: (f) =>
      f.cause === "logout" &&
      f.client === "web" &&
      f.back !== null &&
      f.back.address !== "other" &&
      f.back.after <= REMADE,
  },

  // Kicked: only a login on the same platform may have been the same device again.
  {
    id: "kicked_other_platform",
    reason: "reconnected",
    factor: 0,
    when: (f) => f.kicker !== null && !f.kicker.samePlatform,
  },
  {
    id: "kicked_same_address",
    reason: "reconnected",
    factor: 12,
    when: (f) => f.kicker !== null && f.kicker.samePlatform && f.kicker.address === "same",
  },
  {
    id: "kicked_other_address",
    reason: "kicked_by_other_device",
    factor: 2,
    when: (f) => f.kicker !== null && f.kicker.address === "other",
  },
];

/** Every rule that moves a reason, in the order in which their sentences stand under it. */
export const EVIDENCE: readonly Evidence[] = [...LINK_CLOSE_EVIDENCE, ...OTHERS];

/** The sentence that says why a shift applies. */
export function rationaleOf(shift: Evidence, facts: Facts): Message {
  return message(`because.${shift.id}`, shift.values?.(facts));
}
