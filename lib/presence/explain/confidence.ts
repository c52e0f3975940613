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

/** How far the callbacks prove the end as a whole (docs/presence.md "Explanations"). */
export function confidenceOf(facts: Facts, first: { likelihood: number }): Confidence {
  const max = maxOf(facts);
  if (max === "certain") return mayBeKick(facts) ? "likely" : "certain";
  return first.likelihood >= MIN_LIKELY ? max : "possible";
}

/**
 * The confidence in the cause: what Tencent saw. A callback names every cause but two: no callback ends a connection
 * that was superseded, and an old SDK may report a kick as a Logout.
 */
export function causeConfidenceOf(facts: Facts): Confidence {
  return facts.cause === "superseded" || mayBeKick(facts) ? "likely" : "certain";
}

/** The confidence in the first reason: what the person or the app did. It is certain only if no other is possible. */
export function reasonConfidenceOf(facts: Facts, first: { likelihood: number }): Confidence {
  const max = maxOf(facts);
  if (first.likelihood === 1 && max === "certain") return "certain";
  return first.likelihood >= MIN_LIKELY && max !== "possible" ? "likely" : "possible";
}

const maxOf = ({ cause, client }: Facts): Confidence => MAX_CONFIDENCE[cause][client] ?? MAX_CONFIDENCE[cause].other;
