import type { Platform } from "@/lib/protocol/platform";
import type { Connection, EndCause, StatusSpan } from "./types";
import type { Millis } from "@/lib/time/units";

/** A recent kick or logout that a later event may still reinterpret (docs/presence.md "The fold"). */
export interface RecentEnd {
  connection: Connection;
  /** True if a Logout callback was already matched to this connection, as its end or as the echo of its end. */
  logoutSeen: boolean;
}

/**
 * The state of the fold between two events of a user. It is small for any length of history. It is plain JSON, so that
 * it can be stored and the fold can continue from it.
 */
export interface FoldState {
  /** How many events were folded. */
  events: number;
  /** Number of the next connection and of the next status span. */
  nextNo: number;
  nextStatusNo: number;
  /** In the order of their numbers, which is the order of their starts. */
  open: Connection[];
  recent: RecentEnd[];
  /** Platforms on which the user ever had a connection, sorted. */
  known: Platform[];
  onlineSince: Millis | null;
  lastEnd: { no: number; at: Millis; cause: EndCause } | null;
  /** The newest status span. */
  status: StatusSpan | null;
  firstEventAt: Millis | null;
  lastEventAt: Millis | null;
}

/** The state before the first event of a user. */
export const EMPTY_STATE: FoldState = {
  events: 0,
  nextNo: 1,
  nextStatusNo: 1,
  open: [],
  recent: [],
  known: [],
  onlineSince: null,
  lastEnd: null,
  status: null,
  firstEventAt: null,
  lastEventAt: null,
};
