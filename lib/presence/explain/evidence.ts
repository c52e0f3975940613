import type { ReasonCode } from "./codes";
import type { Facts } from "./facts";
import type { MessageValue } from "./message";

/** A rule: if `when` holds, it multiplies the weight of `reason` by `likelihoodRatio`. */
export interface Evidence {
  /** Names the sentence `rationale.<id>` of the message catalogues. */
  id: string;
  reason: ReasonCode;
  /** Above 1 the reason is more likely, below 1 less likely, 0 impossible. */
  likelihoodRatio: number;
  when: (facts: Facts) => boolean;
  /** The arguments of the sentence. */
  values?: (facts: Facts) => Record<string, MessageValue>;
}
