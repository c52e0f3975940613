import { Draft } from "./draft";
import { inFoldOrder } from "./order";
import { applyEvent } from "./rules";
import type { FoldState } from "./state";
import type { Connection, Kick, MaxInstances, OnlineSpan, PresenceEvent, StatusSpan, Verdict } from "./types";

/** What a sequence of events does: the state after it, and every row it creates or changes. */
export interface FoldResult {
  state: FoldState;
  /** Connections created or changed, by number. */
  connections: Connection[];
  /** Status spans created or changed, by number. */
  statuses: StatusSpan[];
  /** Online spans that began or ended, in order of time. */
  spans: OnlineSpan[];
  /** In fold order. */
  kicks: Kick[];
  /** One for every event, in fold order. */
  verdicts: { event: PresenceEvent; verdict: Verdict }[];
}

/**
 * Folds a user's events on from `start` (docs/presence.md "The fold"). The events may come in any order and with any
 * duplicates, but must all come after those folded into `start`; from EMPTY_STATE the result is the user's whole
 * history. Pure: `start` is not changed.
 */
export function fold(start: FoldState, events: readonly PresenceEvent[], policy: MaxInstances): FoldResult {
  const draft = new Draft(start);
  const verdicts = inFoldOrder(events).map((event) => ({ event, verdict: applyEvent(draft, event, policy) }));
  return { ...draft.result(), verdicts };
}
