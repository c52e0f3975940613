import type { TimeRange } from "@/lib/time/range";
import type { Millis } from "@/lib/time/units";
import type { EndCause } from "../types";
import { offlineWindow } from "../window";
import { adviceOf } from "./advice";
import { shareOfBurst, type Burst, type MinuteCount } from "./burst";
import { REASON_CODES, type Confidence, type CaveatCode, type ReasonCode } from "./codes";
import { causeConfidenceOf, confidenceOf, reasonConfidenceOf } from "./confidence";
import type { EndedConnection, ExplainContext, NearbyConnection } from "./context";
import type { DocumentedRowId } from "./documented-rows";
import { EVIDENCE, rationaleOf } from "./evidence-rules";
import { compareAddresses, factsOf, type Facts } from "./facts";
import { customerTextOf, followedByMessage, headlineOf } from "./headline";
import { causeFact, causeStatement, incidentRationale, incidentStatement, reasonStatement } from "./statements";
import { message, type Message } from "./message";
import { notesOf } from "./notes";
import { MASS_DISCONNECT_ROWS, PRIORS } from "./prior";

export interface Reason {
  code: ReasonCode;
  /** In hundredths. The likelihoods of an explanation add up to 1. */
  likelihood: number;
  /** The documented row on which the reason rests. */
  row: DocumentedRowId;
  /** Why the reason is possible at all, then each fact that makes it more or less likely. */
  rationale: Message[];
}

export interface FollowedBy extends NearbyConnection {
  afterMs: Millis;
  /** Null if one of the two callbacks carried no address. */
  sameIp: boolean | null;
  sentence: Message;
}

/** Why a connection ended, in no language yet (docs/presence.md "Explanations"). */
export interface Explanation {
  cause: EndCause;
  confidence: Confidence;
  /** Cause and reason are two statements, each with a confidence of its own. */
  causeConfidence: Confidence;
  reasonConfidence: Confidence;
  headline: Message;
  causeSentence: Message;
  causeFact: Message;
  reasonSentence: Message;
  /** Most likely first. */
  reasons: Reason[];
  offlineWindow: TimeRange;
  followedBy: FollowedBy | null;
  minute: MinuteCount | null;
  /** The minute of an incident in which the connection ended, or fell silent. */
  burst: { count: Burst; sentence: Message } | null;
  customer: Message;
  advice: Message[];
  notes: CaveatCode[];
}

/** Explains the end of a connection: PRIORS gives the possible reasons of its cause, EVIDENCE weighs them. */
export function explain(connection: EndedConnection, context: ExplainContext): Explanation {
  const window = offlineWindow(connection);
  if (window === null) throw new TypeError("An open connection has no end to explain");
  const facts = factsOf(connection, context);
  const reasons = reasonsOf(facts);
  const first = reasons[0];
  if (first === undefined) throw new Error(`PRIORS has no reason for ${facts.cause} on ${facts.client}`);
  const confidence = confidenceOf(facts, first);
  const causeConfidence = causeConfidenceOf(facts);
  const reasonConfidence = reasonConfidenceOf(facts, first);
  const input = { connection, context, facts, window, confidence, firstReason: first.code };
  return {
    cause: facts.cause,
    confidence,
    causeConfidence,
    reasonConfidence,
    headline: headlineOf(input),
    causeSentence: causeStatement(facts.cause, causeConfidence),
    causeFact: causeFact(input, causeConfidence),
    reasonSentence: reasonStatement(first, reasonConfidence),
    reasons,
    offlineWindow: window,
    followedBy: followedByOf(connection, context.nextAny),
    minute: context.minute,
    burst: facts.burst && { count: facts.burst.count, sentence: incidentStatement(facts.burst) },
    customer: customerTextOf(input),
    advice: adviceOf(input),
    notes: notesOf(connection),
  };
}

interface WeightedReason extends Omit<Reason, "likelihood"> {
  weight: number;
}

function reasonsOf(facts: Facts): Reason[] {
  const weighted = PRIORS[facts.cause][facts.client].map(({ reason, weight, row }): WeightedReason => {
    const evidence = EVIDENCE.filter((rule) => rule.reason === reason && rule.when(facts));
    return {
      code: reason,
      weight: evidence.reduce((product, { likelihoodRatio }) => product * likelihoodRatio, weight),
      row,
      rationale: [message(`row.${row}.rationale`), ...evidence.map((rule) => rationaleOf(rule, facts))],
    };
  });
  return toLikelihoods([...massDisconnectOf(facts, weighted), ...weighted]);
}

/** A burst takes its share of the total weight. The ratios between the other reasons do not change. */
function massDisconnectOf({ burst, cause }: Facts, others: readonly WeightedReason[]): WeightedReason[] {
  const row = MASS_DISCONNECT_ROWS[cause];
  if (burst === null || row === undefined) return [];
  const share = shareOfBurst(burst.count);
  const rest = others.reduce((sum, { weight }) => sum + weight, 0);
  const rationale = [message(`row.${row}.rationale`), incidentRationale(burst)];
  return [{ code: "mass_disconnect", weight: (rest * share) / (1 - share), row, rationale }];
}

/** Turns weights into hundredths that add up to 1: the largest remainders are rounded up. Omits likelihoods of 0. */
function toLikelihoods(weighted: readonly WeightedReason[]): Reason[] {
  const rank = (code: ReasonCode) => REASON_CODES.indexOf(code);
  const sorted = [...weighted].sort((a, b) => b.weight - a.weight || rank(a.code) - rank(b.code));
  const sum = sorted.reduce((total, { weight }) => total + weight, 0);
  const exact = sorted.map(({ weight }) => (weight / sum) * 100);
  const hundredths = exact.map(Math.floor);
  const missing = 100 - hundredths.reduce((total, n) => total + n, 0);
  const byRemainder = exact
    .map((n, i) => ({ i, remainder: n - Math.floor(n) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, missing)) hundredths[i] = (hundredths[i] ?? 0) + 1;
  return sorted
    .map(({ code, row, rationale }, i) => ({ code, likelihood: (hundredths[i] ?? 0) / 100, row, rationale }))
    .filter(({ likelihood }) => likelihood > 0);
}

function followedByOf(connection: EndedConnection, next: NearbyConnection | null): FollowedBy | null {
  if (next === null) return null;
  const address = compareAddresses(connection.clientIp, next.clientIp);
  return {
    ...next,
    afterMs: next.at - connection.endedAt,
    sameIp: address === "unknown" ? null : address === "same",
    sentence: followedByMessage(connection, next, address),
  };
}
