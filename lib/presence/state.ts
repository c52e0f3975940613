import type { Platform } from "@/lib/protocol/platform";
import type { Connection, EndCause, StatusSpan } from "./types";
import type { Millis } from "@/lib/time/units";

/** A kick or a logout so recent that another event may still change how it is read (docs/presence.md "The fold"). */
export interface RecentEnd {
  connection: Connection;
  /** A Logout callback was already read as the end, or as the echo of the end, of this connection. */
  logoutSeen: boolean;
}

/**
 * All that the fold must remember between two events of a user: small, however long the history, and plain
 * JSON, so that it can be stored and the fold can go on from it.
 */
export interface FoldState {
  /** How many events were folded. */
  events: number;
  /** Number of the next connection and of the next status span. */
  nextNo: number;
  nextStatusNo: number;
  /** By number, that is by start. */
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

/** Before the first event of a user. */
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
