import { fold } from "@/lib/presence/fold";
import { compareEvents } from "@/lib/presence/order";
import { EMPTY_STATE } from "@/lib/presence/state";
import type { Connection, PresenceEvent } from "@/lib/presence/types";
import type { Millis } from "@/lib/time/units";
import { offlineWindow } from "@/lib/presence/window";
import { DEFAULT_POLICY } from "../login-policy";
import type { TruthUser } from "../truth";
import { union, type Intervals } from "./intervals";
import type { Arrival } from "./simulate-users";

/** The intervals in which a user was online according to one observer. */
export type OnlineView = (from: Millis, to: Millis) => Intervals;

/** While a client was really connected. */
export function actuallyOnline({ connections }: TruthUser): OnlineView {
  return (from, to) =>
    union(
      connections.map((c) => [c.startedAt, Math.min(c.goneAt ?? to, c.noticedAt ?? to)]),
      from,
      to,
    );
}

/** While a connection was open at Tencent. No receiver can know more. */
export function tencentOnline({ connections }: TruthUser): OnlineView {
  return (from, to) =>
    union(
      connections.map((c) => [c.startedAt, c.noticedAt ?? to]),
      from,
      to,
    );
}

/** The state after each arrival, until the next one. */
function onlineAfterEach(arrivals: readonly Arrival[], online: (event: PresenceEvent) => boolean): OnlineView {
  const steps = arrivals.map(({ at, event }) => ({ at, online: online(event) }));
  return (from, to) =>
    union(
      steps.flatMap((step, i) => (step.online ? [[step.at, steps[i + 1]?.at ?? to] as const] : [])),
      from,
      to,
    );
}

/**
 * A simple receiver: the event that arrived last decides. Logout and Disconnect mean offline, anything else online.
 */
export function naiveOnline(arrivals: readonly Arrival[]): OnlineView {
  return onlineAfterEach(arrivals, ({ action }) => action !== "Logout" && action !== "Disconnect");
}

/** What Rollcall showed at each time, from the events that had arrived by then. */
export function shownOnline(arrivals: readonly Arrival[]): OnlineView {
  const events: PresenceEvent[] = [];
  let state = EMPTY_STATE;
  let newest: PresenceEvent | null = null;
  return onlineAfterEach(arrivals, (event) => {
    events.push(event);
    const later = newest === null || compareEvents(event, newest) > 0;
    state = fold(later ? state : EMPTY_STATE, later ? [event] : events, DEFAULT_POLICY.max).state;
    if (later) newest = event;
    return state.open.length > 0;
  });
}

/** What the history of Rollcall shows in the end, after late events corrected it. */
export function recordedOnline(connections: readonly Connection[]): OnlineView {
  return (from, to) =>
    union(
      connections.map((c) => [c.startedAt ?? c.endedAt ?? to, c.endedAt ?? to]),
      from,
      to,
    );
}

/** The same, but a connection that timed out ends in the middle of its offline window. */
export function datedOnline(connections: readonly Connection[]): OnlineView {
  return (from, to) =>
    union(
      connections.map((c) => [c.startedAt ?? c.endedAt ?? to, goneAt(c) ?? to]),
      from,
      to,
    );
}

function goneAt(connection: Connection): Millis | null {
  const window = connection.endCause === "timeout" ? offlineWindow(connection) : null;
  return window === null ? connection.endedAt : (window.from + window.to) / 2;
}
