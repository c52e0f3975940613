import type { EndCause } from "../types";
import type { ClientClass, Confidence } from "./codes";
import { looksKicked, type Facts } from "./facts";

/**
 * The most that the callbacks prove of the real-life reason. A kick names itself, and on a phone or computer a Logout
 * is only sent for a client that asked for it. A page's may have been logged out or destroyed. A link that closes says
 * nothing of why; a timeout proves that no byte could leave for 400 s, not what stood in the way.
 */
const MOST: Record<EndCause, Partial<Record<ClientClass, Confidence>> & { other: Confidence }> = {
  logout: { mobile: "certain", desktop: "certain", other: "likely" },
  kicked: { other: "certain" },
  admin_kick: { other: "certain" },
  timeout: { other: "likely" },
  link_close: { unknown: "possible", other: "likely" },
  superseded: { other: "likely" },
  other: { other: "possible" },
};
/** A first reason that is less likely than all others together is only possible. */
const LIKELY = 0.5;

export function confidenceOf(facts: Facts, first: { likelihood: number }): Confidence {
  const most = MOST[facts.cause][facts.client] ?? MOST[facts.cause].other;
  if (most === "certain") return looksKicked(facts) ? "likely" : "certain";
  return first.likelihood >= LIKELY ? most : "possible";
}
