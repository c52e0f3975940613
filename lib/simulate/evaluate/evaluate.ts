import { fold } from "@/lib/presence/fold";
import { EMPTY_STATE } from "@/lib/presence/state";
import { DEFAULT_POLICY } from "../login-policy";
import { scoreReasons, type ReasonScores } from "./score-reasons";
import { lengthOf, overlap } from "./intervals";
import { simulateUsers, type EvaluationOptions } from "./simulate-users";
import { datedOnline, naiveOnline, actuallyOnline, recordedOnline, shownOnline, tencentOnline } from "./online-views";

/** Shares of all user-time. */
export interface OnlineAccuracy {
  right: number;
  wronglyOnline: number;
  wronglyOffline: number;
}

/** Observers of the online state; `tencent` knows what no receiver can know better. */
export const RECEIVERS = ["tencent", "shown", "recorded", "dated", "naive"] as const;
export type Receiver = (typeof RECEIVERS)[number];

export interface Evaluation extends ReasonScores {
  seed: number;
  callbacks: number;
  /** Compared with the real state, and with the state at Tencent. */
  actual: Record<Receiver, OnlineAccuracy>;
  tencent: Record<Exclude<Receiver, "tencent">, OnlineAccuracy>;
}

/** Simulates users, folds what arrived, and compares with the truth. Equal options give equal results. */
export function evaluate(options: EvaluationOptions): Evaluation {
  const { from, to, users } = simulateUsers(options);
  const sums = { actual: new Map<Receiver, OnlineAccuracy>(), tencent: new Map<Receiver, OnlineAccuracy>() };
  const folded = users.map(({ truth, arrivals }) => {
    const { connections } = fold(
      EMPTY_STATE,
      arrivals.map(({ event }) => event),
      DEFAULT_POLICY.max,
    );
    const actual = actuallyOnline(truth)(from, to);
    const tencent = tencentOnline(truth)(from, to);
    const views = {
      tencent,
      shown: shownOnline(arrivals)(from, to),
      recorded: recordedOnline(connections)(from, to),
      dated: datedOnline(connections)(from, to),
      naive: naiveOnline(arrivals)(from, to),
    };
    for (const receiver of RECEIVERS) {
      const shown = views[receiver];
      for (const [against, truth] of [
        ["actual", actual],
        ["tencent", tencent],
      ] as const) {
        const both = overlap(shown, truth);
        const sum = sums[against].get(receiver) ?? { right: 0, wronglyOnline: 0, wronglyOffline: 0 };
        sum.wronglyOnline += (lengthOf(shown) - both) / (to - from) / users.length;
        sum.wronglyOffline += (lengthOf(truth) - both) / (to - from) / users.length;
        sum.right = 1 - sum.wronglyOnline - sum.wronglyOffline;
        sums[against].set(receiver, sum);
      }
    }
    return { truth, connections };
  });
  const accuracyOf = (against: "actual" | "tencent", receiver: Receiver): OnlineAccuracy =>
    sums[against].get(receiver) ?? { right: 1, wronglyOnline: 0, wronglyOffline: 0 };
  return {
    ...scoreReasons(folded, to),
    seed: options.seed,
    callbacks: users.reduce((sum, { arrivals }) => sum + arrivals.length, 0),
    actual: {
      tencent: accuracyOf("actual", "tencent"),
      shown: accuracyOf("actual", "shown"),
      recorded: accuracyOf("actual", "recorded"),
      dated: accuracyOf("actual", "dated"),
      naive: accuracyOf("actual", "naive"),
    },
    tencent: {
      shown: accuracyOf("tencent", "shown"),
      recorded: accuracyOf("tencent", "recorded"),
      dated: accuracyOf("tencent", "dated"),
      naive: accuracyOf("tencent", "naive"),
    },
  };
}
