import type { FoldState } from "./state";
import type { Connection } from "./types";

/** What stands in place of the texts of a state that tell something about a person. */
export interface Replacements {
  address: (address: string) => string;
  status: (value: string) => string;
  identity: (identity: string) => string;
}

const orNull = <T>(value: T | null, change: (value: T) => T) => (value === null ? null : change(value));

/** The same state with other texts. Equal texts must stay equal, and others different. Pure. */
export function replaceTexts(state: FoldState, { address, status, identity }: Replacements): FoldState {
  const connection = (c: Connection): Connection => ({
    ...c,
    clientIp: orNull(c.clientIp, address),
    startIdentity: orNull(c.startIdentity, identity),
    endIdentity: orNull(c.endIdentity, identity),
  });
  return {
    ...state,
    open: state.open.map(connection),
    recent: state.recent.map((end) => ({ ...end, connection: connection(end.connection) })),
    status: orNull(state.status, (s) => ({ ...s, value: status(s.value), was: status(s.was) })),
  };
}

/** The addresses and statuses in a state. Pure. */
export function textsOf({ open, recent, status }: FoldState): { addresses: string[]; statuses: string[] } {
  const connections = [...open, ...recent.map((end) => end.connection)];
  return {
    addresses: connections.flatMap(({ clientIp }) => clientIp ?? []),
    statuses: status === null ? [] : [status.value, status.was],
  };
}
