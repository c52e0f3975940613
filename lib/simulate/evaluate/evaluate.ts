import { fold } from "@/lib/presence/fold";
import { EMPTY_STATE } from "@/lib/presence/state";
import { DEFAULT_POLICY } from "../policy";
import { judge, type Judgement } from "./causes";
import { lengthOf, overlap } from "./intervals";
import { play, type PlayOptions } from "./play";
import { datedOnline, naiveOnline, reallyOnline, recordedOnline, shownOnline, vendorOnline } from "./views";

/** Shares of all user-time: the online state was right, said online of somebody gone, said offline of somebody there. */
export interface Agreement {
  right: number;
  wronglyOnline: number;
  wronglyOffline: number;
}

/** Receivers, and how each compares with what the vendor knew and with what was really so. */
export const RECEIVERS = ["vendor", "shown", "recorded", "dated", "naive"] as const;
export type Receiver = (typeof RECEIVERS)[number];

export interface Evaluation extends Judgement {
  seed: number;
  callbacks: number;
  /** Of user-time; the vendor's own view against itself is not listed. */
  really: Record<Receiver, Agreement>;
  vendor: Record<Exclude<Receiver, "vendor">, Agreement>;
}

/** Plays a seed, folds what arrived, and compares with the truth. Pure: equal options give equal results. */
export function evaluate(options: PlayOptions): Evaluation {
  const { from, to, users } = play(options);
  const sums = { really: new Map<Receiver, Agreement>(), vendor: new Map<Receiver, Agreement>() };
  const folded = users.map(({ truth, arrivals }) => {
    const { connections } = fold(
      EMPTY_STATE,
      arrivals.map(({ event }) => event),
      DEFAULT_POLICY.max,
    );
    const really = reallyOnline(truth)(from, to);
    const vendor = vendorOnline(truth)(from, to);
    const views = {
      vendor,
      shown: shownOnline(arrivals)(from, to),
      recorded: recordedOnline(connections)(from, to),
      dated: datedOnline(connections)(from, to),
      naive: naiveOnline(arrivals)(from, to),
    };
    for (const receiver of RECEIVERS) {
      const said = views[receiver];
      for (const [against, real] of [
        ["really", really],
        ["vendor", vendor],
      ] as const) {
        const both = overlap(said, real);
        const sum = sums[against].get(receiver) ?? { right: 0, wronglyOnline: 0, wronglyOffline: 0 };
        sum.wronglyOnline += (lengthOf(said) - both) / (to - from) / users.length;
        sum.wronglyOffline += (lengthOf(real) - both) / (to - from) / users.length;
        sum.right = 1 - sum.wronglyOnline - sum.wronglyOffline;
        sums[against].set(receiver, sum);
      }
    }
    return { truth, connections };
  });
  const of = (against: "really" | "vendor", receiver: Receiver): Agreement =>
    sums[against].get(receiver) ?? { right: 1, wronglyOnline: 0, wronglyOffline: 0 };
  return {
    ...judge(folded, to),
    seed: options.seed,
    callbacks: users.reduce((sum, { arrivals }) => sum + arrivals.length, 0),
    really: {
      vendor: of("really", "vendor"),
      shown: of("really", "shown"),
      recorded: of("really", "recorded"),
      dated: of("really", "dated"),
      naive: of("really", "naive"),
    },
    vendor: {
      shown: of("vendor", "shown"),
      recorded: of("vendor", "recorded"),
      dated: of("vendor", "dated"),
      naive: of("vendor", "naive"),
    },
  };
}
