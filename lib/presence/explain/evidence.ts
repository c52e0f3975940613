import type { ReasonCode } from "./codes";
import type { Facts } from "./facts";
import type { Value } from "./message";

/** A fact that makes a reason more (factor above 1) or less likely, and the sentence that says so: `because.<id>`. */
export interface Evidence {
  id: string;
  reason: ReasonCode;
  factor: number;
  when: (facts: Facts) => boolean;
  /** What the sentence is filled with. */
  values?: (facts: Facts) => Record<string, Value>;
}
