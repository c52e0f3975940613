import { fold } from "@/lib/presence/fold";
import { compareEvents } from "@/lib/presence/order";
import { EMPTY_STATE } from "@/lib/presence/state";
import type { Connection, PresenceEvent } from "@/lib/presence/types";
import type { Millis } from "@/lib/time/units";
import { offlineWindow } from "@/lib/presence/window";
import { DEFAULT_POLICY } from "../policy";
import type { TruthUser } from "../truth";
import { unite, type Intervals } from "./intervals";
import type { Arrival } from "./play";

/** When a user was online, as somebody sees it. */
export type View = (from: Millis, to: Millis) => Intervals;

/** While a client was really there. */
export function reallyOnline({ connections }: TruthUser): View {
  return (from, to) =>
    unite(
      connections.map((c) => [c.startedAt, Math.min(c.goneAt ?? to, c.noticedAt ?? to)]),
      from,
      to,
    );
}

/** While the vendor held a connection open: all that any callback speaks of. */
export function vendorOnline({ connections }: TruthUser): View {
  return (from, to) =>
    unite(
      connections.map((c) => [c.startedAt, c.noticedAt ?? to]),
      from,
      to,
    );
}

/** What a step function of arrivals shows: `online` is asked after each of them. */
function asShown(arrivals: readonly Arrival[], online: (event: PresenceEvent) => boolean): View {
  const steps = arrivals.map(({ at, event }) => ({ at, online: online(event) }));
  return (from, to) =>
    unite(
      steps.flatMap((step, i) => (step.online ? [[step.at, steps[i + 1]?.at ?? to] as const] : [])),
      from,
      to,
    );
}

/**
 * The receiver that is usually written: the last event to arrive wins; Logout and Disconnect mean offline, anything
 * else online.
 */
export function naiveOnline(arrivals: readonly Arrival[]): View {
  return asShown(arrivals, ({ action }) => action !== "Logout" && action !== "Disconnect");
}

/** What Rollcall's screen showed at each moment, from what had arrived by then. */
export function shownOnline(arrivals: readonly Arrival[]): View {
  const events: PresenceEvent[] = [];
  let state = EMPTY_STATE;
  let newest: PresenceEvent | null = null;
  return asShown(arrivals, (event) => {
    events.push(event);
    const later = newest === null || compareEvents(event, newest) > 0;
    state = fold(later ? state : EMPTY_STATE, later ? [event] : events, DEFAULT_POLICY.max).state;
    if (later) newest = event;
    return state.open.length > 0;
  });
}

/** What Rollcall's history says in the end, when late events have corrected it. */
export function recordedOnline(connections: readonly Connection[]): View {
  return (from, to) =>
    unite(
      connections.map((c) => [c.startedAt ?? c.endedAt ?? to, c.endedAt ?? to]),
      from,
      to,
    );
}

/** The same, a connection that timed out being dated by the middle of its offline window. */
export function datedOnline(connections: readonly Connection[]): View {
  return (from, to) =>
    unite(
      connections.map((c) => [c.startedAt ?? c.endedAt ?? to, goneAt(c) ?? to]),
      from,
      to,
    );
}

function goneAt(connection: Connection): Millis | null {
  const window = connection.endCause === "timeout" ? offlineWindow(connection) : null;
  return window === null ? connection.endedAt : (window.from + window.to) / 2;
}
