import type { Platform } from "@/lib/protocol/platform";
import type { Millis } from "@/lib/time/units";
import type { FoldState } from "./state";
import type { Connection, EndCause } from "./types";

type Start = [
  no: number,
  platform: Platform,
  clientIp: string | null,
  startedAt: Millis | null,
  identity: string | null,
];
type End = [endedAt: Millis | null, cause: EndCause | null, identity: string | null, kickedBy: Platform | null];
const OPEN: End = [null, null, null, null];
type PackedConnection = Start | [...Start, ...End];

/** A FoldState without the names of its fields: a third of the size, and it is written with every event. */
export type PackedState = [
  events: number,
  nextNo: number,
  nextStatusNo: number,
  open: PackedConnection[],
  recent: [connection: PackedConnection, logoutSeen: boolean][],
  known: Platform[],
  onlineSince: Millis | null,
  lastEnd: [no: number, at: Millis, cause: EndCause] | null,
  status: [no: number, value: string, was: string, at: Millis, until: Millis | null, presumed: boolean] | null,
  firstEventAt: Millis | null,
  lastEventAt: Millis | null,
];

const LENGTH: PackedState["length"] = 11;
/** Where `known` stands in a packed state. */
export const KNOWN_AT = 5;

/** The state as it is stored. */
export function packState(state: FoldState): PackedState {
  const { lastEnd, status } = state;
  return [
    state.events,
    state.nextNo,
    state.nextStatusNo,
    state.open.map(packConnection),
    state.recent.map(({ connection, logoutSeen }) => [packConnection(connection), logoutSeen]),
    state.known,
    state.onlineSince,
    lastEnd && [lastEnd.no, lastEnd.at, lastEnd.cause],
    status && [status.no, status.value, status.was, status.at, status.until, status.presumed],
    state.firstEventAt,
    state.lastEventAt,
  ];
}

/**
 * The state that `packState` packed. Anything else is returned as it is: the fold reports a state that it cannot read.
 */
export function unpackState(stored: unknown): FoldState {
  if (!Array.isArray(stored) || stored.length !== LENGTH) return stored as FoldState;
  const [events, nextNo, nextStatusNo, open, recent, known, onlineSince, lastEnd, status, firstEventAt, lastEventAt] =
    stored as PackedState;
  return {
    events,
    nextNo,
    nextStatusNo,
    open: open.map(unpackConnection),
    recent: recent.map(([connection, logoutSeen]) => ({ connection: unpackConnection(connection), logoutSeen })),
    known,
    onlineSince,
    lastEnd: lastEnd && { no: lastEnd[0], at: lastEnd[1], cause: lastEnd[2] },
    status: status && {
      no: status[0],
      value: status[1],
      was: status[2],
      at: status[3],
      until: status[4],
      presumed: status[5],
    },
    firstEventAt,
    lastEventAt,
  };
}

function packConnection(c: Connection): PackedConnection {
  const start: Start = [c.no, c.platform, c.clientIp, c.startedAt, c.startIdentity];
  return c.endedAt === null ? start : [...start, c.endedAt, c.endCause, c.endIdentity, c.kickedBy];
}

function unpackConnection(packed: PackedConnection): Connection {
  const [no, platform, clientIp, startedAt, startIdentity, ...end] = packed;
  const [endedAt, endCause, endIdentity, kickedBy] = end.length === 0 ? OPEN : end;
  // `at` is the start, or the end of a connection whose start is unknown. One of them is always known.
  const at = startedAt ?? endedAt ?? 0;
  return { no, at, platform, clientIp, startedAt, startIdentity, endedAt, endCause, endIdentity, kickedBy };
}
