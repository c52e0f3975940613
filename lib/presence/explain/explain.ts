import type { EndCause } from "../types";
import type { Millis } from "@/lib/time/units";
import { offlineWindow } from "../window";
import { PRIORS, MASS_ROWS } from "./prior";
import { shareOfBurst, type MinuteCount } from "./burst";
import { REASON_CODES, type Confidence, type NoteCode, type ReasonCode } from "./codes";
import { confidenceOf } from "./confidence";
import type { Ended, ExplainContext, Nearby } from "./context";
import { compare, factsOf, type Facts } from "./facts";
import type { RowId } from "./rows";
import { message, type Message } from "./message";
import { rationaleOf, EVIDENCE } from "./evidence-rules";
import { adviceOf, customerTextOf, followedByMessage, headlineOf } from "./words";
import { notesOf } from "./notes";

export interface Reason {
  code: ReasonCode;
  /** Of 1, in hundredths; the likelihoods of an explanation add up to 1. */
  likelihood: number;
  row: RowId;
  /** Why it is possible at all, then everything that makes it more or less likely here. */
  because: Message[];
}

export interface FollowedBy extends Nearby {
  afterMs: Millis;
  /** Null where either callback carried no address. */
  sameIp: boolean | null;
  sentence: Message;
}

/** Why a connection ended, in no language yet (semantics §5). */
export interface Explanation {
  cause: EndCause;
  confidence: Confidence;
  headline: Message;
  /** Most likely first. */
  reasons: Reason[];
  offlineWindow: { from: Millis; to: Millis };
  followedBy: FollowedBy | null;
  minute: MinuteCount | null;
  customer: Message;
  advice: Message[];
  notes: NoteCode[];
}

/** Explains the end of a connection from its cause, the documents' rows for it (BASES) and what lies around it (SHIFTS). */
export function explain(connection: Ended, context: ExplainContext): Explanation {
  const window = offlineWindow(connection);
  if (window === null) throw new TypeError("A connection that is open has no end to explain");
  const facts = factsOf(connection, context);
  const reasons = reasonsOf(facts);
  const first = reasons[0];
  if (first === undefined) throw new Error(`No reason is given for ${facts.cause} on ${facts.client}`);
  const confidence = confidenceOf(facts, first);
  const described = { connection, context, facts, window, confidence, first: first.code };
  return {
    cause: facts.cause,
    confidence,
    headline: headlineOf(described),
    reasons,
    offlineWindow: window,
    followedBy: followedByOf(connection, context.nextAny),
    minute: context.minute,
    customer: customerTextOf(described),
    advice: adviceOf(described),
    notes: notesOf(connection),
  };
}

interface Weighed extends Omit<Reason, "likelihood"> {
  weight: number;
}

function reasonsOf(facts: Facts): Reason[] {
  const weighed = PRIORS[facts.cause][facts.client].map(({ reason, weight, row }): Weighed => {
    const shifts = EVIDENCE.filter((shift) => shift.reason === reason && shift.when(facts));
    return {
      code: reason,
      weight: shifts.reduce((product, { factor }) => product * factor, weight),
      row,
      because: [message(`row.${row}.because`), ...shifts.map((shift) => rationaleOf(shift, facts))],
    };
  });
  return inHundredths([...massOf(facts, weighed), ...weighed]);
}

/** A burst takes its share of the likelihood; how the rest is divided stays as it was. */
function massOf({ burst, cause }: Facts, others: readonly Weighed[]): Weighed[] {
  const row = MASS_ROWS[cause];
  if (burst === null || row === undefined) return [];
  const share = shareOfBurst(burst.count);
  const rest = others.reduce((sum, { weight }) => sum + weight, 0);
  const { ended, usual, at } = burst.count;
  const values = { ended, usual, at: { moment: at, to: "minute" as const } };
  const because = [message(`row.${row}.because`), message(`because.burst_${burst.when}`, values)];
  return [{ code: "mass_disconnect", weight: (rest * share) / (1 - share), row, because }];
}

/** Weights as hundredths that add up to one: what rounding down leaves over goes to the largest remainders. */
function inHundredths(weighed: readonly Weighed[]): Reason[] {
  const rank = (code: ReasonCode) => REASON_CODES.indexOf(code);
  const sorted = [...weighed].sort((a, b) => b.weight - a.weight || rank(a.code) - rank(b.code));
  const sum = sorted.reduce((total, { weight }) => total + weight, 0);
  const exact = sorted.map(({ weight }) => (weight / sum) * 100);
  const hundredths = exact.map(Math.floor);
  const left = 100 - hundredths.reduce((total, n) => total + n, 0);
  const byRemainder = exact
    .map((n, i) => ({ i, rest: n - Math.floor(n) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) hundredths[i] = (hundredths[i] ?? 0) + 1;
  return sorted
    .map(({ code, row, because }, i) => ({ code, likelihood: (hundredths[i] ?? 0) / 100, row, because }))
    .filter(({ likelihood }) => likelihood > 0);
}

function followedByOf(connection: Ended, next: Nearby | null): FollowedBy | null {
  if (next === null) return null;
  const address = compare(connection.clientIp, next.clientIp);
  return {
    ...next,
    afterMs: next.at - connection.endedAt,
    sameIp: address === "unknown" ? null : address === "same",
    sentence: followedByMessage(connection, next, address),
  };
}
