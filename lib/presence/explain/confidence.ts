import type { EndCause } from "../types";
import type { ClientClass, Confidence } from "./codes";
import { mayBeKick, type Facts } from "./facts";

/**
 * The highest confidence in a reason that the callbacks prove. A kick names itself. A phone or a computer sends a
 * Logout only if the client asked for it; a page also sends it for destroy(). A closed link does not say why it closed.
 * A timeout proves that no byte left for 400 s, but not what stopped it.
 */
const MAX_CONFIDENCE: Record<EndCause, Partial<Record<ClientClass, Confidence>> & { other: Confidence }> = {
  logout: { mobile: "certain", desktop: "certain", other: "likely" },
  kicked: { other: "certain" },
  admin_kick: { other: "certain" },
  timeout: { other: "likely" },
  link_close: { unknown: "possible", other: "likely" },
  superseded: { other: "likely" },
  other: { other: "possible" },
};

/** If all other reasons together are more likely than the first one, the first one is only possible. */
const MIN_LIKELY = 0.5;

/** The confidence in the first reason (docs/presence.md "Explanations"). */
export function confidenceOf(facts: Facts, first: { likelihood: number }): Confidence {
  const max = MAX_CONFIDENCE[facts.cause][facts.client] ?? MAX_CONFIDENCE[facts.cause].other;
  if (max === "certain") return mayBeKick(facts) ? "likely" : "certain";
  return first.likelihood >= MIN_LIKELY ? max : "possible";
}
