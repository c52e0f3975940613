import type { HealthAnswer } from "@/lib/contracts/health";
import type { HistoryAnswer } from "@/lib/contracts/history";
import { SIGN_WINDOW_MS } from "@/lib/protocol/sign-window";
import { MINUTE, SECOND } from "@/lib/time/units";
import { isSkewed } from "../clock-skew";

/**
 * What a check found: nothing, something to look at, or something that loses callbacks or hides users. `unknown` if
 * there is nothing to check.
 */
export type CheckState = "ok" | "unknown" | "warning" | "problem";

/** The checks of Callback health. Equally severe findings are shown in this order. */
export const CHECKS = [
  "silence",
  "refused",
  "skew",
  "backlog",
  "gaps",
  "delay",
  "quarantined",
  "duplicates",
  "late",
  "open",
] as const;
export type Check = (typeof CHECKS)[number];

export interface Verdict {
  state: CheckState;
  /** The check that decides, and how many others found something. Null if none found anything. */
  check: Check | null;
  others: number;
  checks: Record<Check, CheckState>;
}

/** Shares of the callbacks that arrived. Tencent sends each once, so even a few refused ones are a loss. */
const MANY_REFUSED = 0.05;
const MANY_DUPLICATES = 0.05;
const MANY_LATE = 0.1;
/** Delays at the 95th percentile, in milliseconds. Tencent sends within two seconds (docs/protocol.md "Answer"). */
const SLOW = 5 * SECOND;
const VERY_SLOW = MINUTE;
/** Users that wait to be processed. A busy app has some hundreds for a second. */
const BACKLOG = 1_000;
const LARGE_BACKLOG = 20_000;

/** The number of refused callbacks. */
export const refusedOf = ({ total }: HistoryAnswer): number =>
  Object.values(total.rejected).reduce((sum, n) => sum + n, 0);

/** Judges how callbacks arrive: `history` for the range, `now` for the current state. Pure. */
export function judgeHealth(history: HistoryAnswer, now: HealthAnswer): Verdict {
  const { total, gaps } = history;
  const refused = refusedOf(history);
  const arrived = total.accepted + total.duplicates + refused;
  const share = (n: number) => (arrived === 0 ? 0 : n / arrived);
  const grade = (warning: boolean, problem = false): CheckState => (problem ? "problem" : warning ? "warning" : "ok");
  const skew = Math.abs(now.clockSkewMs ?? 0);
  const delay = total.lagMs.p95 ?? 0;
  /** The grade of what arrived. If nothing arrived, zeros are no good sign. */
  const gradeArrived = (warning: boolean, problem = false): CheckState => {
    return arrived === 0 && !warning && !problem ? "unknown" : grade(warning, problem);
  };
  const checks: Record<Check, CheckState> = {
    silence:
      now.lastCallbackAt === null
        ? "unknown"
        : grade(
            false,
            gaps.some(({ ongoing }) => ongoing),
          ),
    refused: gradeArrived(refused > 0, share(refused) >= MANY_REFUSED),
    skew: now.clockSkewMs === null ? "unknown" : grade(isSkewed(skew), skew > SIGN_WINDOW_MS),
    backlog: grade(now.backlog >= BACKLOG, now.backlog >= LARGE_BACKLOG),
    gaps: gradeArrived(gaps.some(({ ongoing }) => !ongoing)),
    delay: gradeArrived(delay > SLOW, delay > VERY_SLOW),
    quarantined: gradeArrived(total.quarantined > 0),
    duplicates: gradeArrived(share(total.duplicates) >= MANY_DUPLICATES),
    late: gradeArrived(share(total.late) >= MANY_LATE),
    open: grade(now.protectedBy.length === 0),
  };
  const found = (state: CheckState) => CHECKS.filter((check) => checks[check] === state);
  const [first, ...others] = [...found("problem"), ...found("warning")];
  if (first === undefined) return { state: arrived === 0 ? "unknown" : "ok", check: null, others: 0, checks };
  return { state: checks[first], check: first, others: others.length, checks };
}
