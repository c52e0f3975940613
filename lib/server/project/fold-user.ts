import { fold } from "@/lib/presence/fold";
import { inFoldOrder } from "@/lib/presence/order";
import type { FoldState } from "@/lib/presence/state";
import { quarantine } from "@/lib/presence/quarantine";
import type { Connection, Kick, OnlineSpan, PresenceEvent, StatusSpan, Verdict } from "@/lib/presence/types";
import type { Millis } from "@/lib/time/units";
import type { LogEvent } from "./load";
import type { Policy } from "./policies";

/** A checkpoint is stored after this many events of a user. */
export const CHECKPOINT_EVENTS = 500;

export interface StoredVerdict {
  time: Millis;
  identity: string;
  verdict: Verdict;
  /** Why the event is quarantined: a TimeFault or an error. */
  reason: string | null;
}

/** The state of the fold at a time. */
export interface Checkpoint {
  at: Millis;
  state: FoldState;
}

/** The rows that a range of one user's events produces. */
export interface UserFold {
  state: FoldState;
  connections: Connection[];
  statuses: StatusSpan[];
  spans: OnlineSpan[];
  kicks: Kick[];
  /** The newest receipt among the events that are not quarantined; null if there is none. */
  newestReceipt: Millis | null;
  /** Only verdicts that do not follow from the action alone. */
  verdicts: StoredVerdict[];
  checkpoints: Checkpoint[];
}

const IMPLIED_BY_ACTION: readonly Verdict[] = ["applied", "status", "unknown"];

/**
 * Folds a user's events from `start` on. The places of checkpoints depend on the events alone: after the millisecond in
 * which the count passes a multiple of CHECKPOINT_EVENTS. Quarantined events get their verdict and have no other
 * effect. Pure.
 */
export function foldUser(start: FoldState, events: readonly LogEvent[], policy: Policy): UserFold {
  const { sound, quarantined } = quarantine(
    events.filter((e) => e.error === null),
    policy.clockToleranceMs,
  );
  const connections = new Map<number, Connection>();
  const statuses = new Map<number, StatusSpan>();
  const spans = new Map<Millis, OnlineSpan>();
  const kicks: Kick[] = [];
  const excluded: { event: LogEvent; reason: string | null }[] = [
    ...quarantined.map(({ event, fault }) => ({ event, reason: fault })),
    ...events.filter((e) => e.error !== null).map((event) => ({ event, reason: event.error })),
  ];
  const verdicts = excluded.map(({ event, reason }): StoredVerdict => ({
    ...keyOf(event),
    verdict: "quarantined",
    reason,
  }));
  const checkpoints: UserFold["checkpoints"] = [];
  let state = start;
  for (const chunk of splitAtCheckpoints(start.events, inFoldOrder(sound))) {
    const result = fold(state, chunk, policy.maxInstances);
    state = result.state;
    for (const c of result.connections) connections.set(c.no, c);
    for (const s of result.statuses) statuses.set(s.no, s);
    for (const s of result.spans) spans.set(s.at, s);
    kicks.push(...result.kicks);
    for (const { event, verdict } of result.verdicts) {
      if (!IMPLIED_BY_ACTION.includes(verdict)) verdicts.push({ ...keyOf(event), verdict, reason: null });
    }
    const isCheckpointDue =
      Math.floor((state.events - chunk.length) / CHECKPOINT_EVENTS) < Math.floor(state.events / CHECKPOINT_EVENTS);
    if (isCheckpointDue && state.lastEventAt !== null) checkpoints.push({ at: state.lastEventAt, state });
  }
  return {
    state,
    connections: [...connections.values()],
    statuses: [...statuses.values()],
    spans: [...spans.values()],
    kicks,
    newestReceipt: sound.reduce<Millis | null>((max, { receivedAt }) => Math.max(max ?? receivedAt, receivedAt), null),
    verdicts,
    checkpoints,
  };
}

const keyOf = ({ time, identity }: PresenceEvent) => ({ time, identity });

/** Cuts where a checkpoint is due, never within a millisecond. */
function* splitAtCheckpoints(before: number, events: readonly PresenceEvent[]): Generator<readonly PresenceEvent[]> {
  let from = 0;
  for (let i = 0; i < events.length; i++) {
    const isDue = Math.floor((before + from) / CHECKPOINT_EVENTS) < Math.floor((before + i + 1) / CHECKPOINT_EVENTS);
    if (!isDue || events[i]?.time === events[i + 1]?.time) continue;
    yield events.slice(from, i + 1);
    from = i + 1;
  }
  if (from < events.length) yield events.slice(from);
}
