import type { TimeRange } from "@/lib/time/range";

/** Time without movement after which the address and the server's answers follow a range, in milliseconds. */
export const SETTLE_AFTER = 250;

/** All times are in milliseconds. */
export interface ViewState {
  /** The chosen range; it moves at once. Null while nothing is chosen. */
  chosen: TimeRange | null;
  /** The chosen range after it has settled. */
  settled: TimeRange | null;
  /** When the chosen range settles; null if it has. */
  settlesAt: number | null;
  /** The range that the address was last seen with. */
  address: TimeRange | null;
  /** The range to write into the address; null while there is none to write. */
  write: { range: TimeRange | null } | null;
}

export type ViewAction =
  | { type: "moved"; range: TimeRange | null; at: number }
  | { type: "timePassed"; at: number }
  | { type: "addressChanged"; range: TimeRange | null };

export function sameRange(a: TimeRange | null, b: TimeRange | null): boolean {
  return a?.from === b?.from && a?.to === b?.to;
}

/** The view that an address asks for. */
export function openView(address: TimeRange | null): ViewState {
  return { chosen: address, settled: address, settlesAt: null, address, write: null };
}

/** The range of the user page. A range that someone else puts into the address replaces the chosen one. */
export function viewReducer(state: ViewState, action: ViewAction): ViewState {
  switch (action.type) {
    case "moved": {
      const { range, at } = action;
      return { ...state, chosen: range, settlesAt: sameRange(range, state.settled) ? null : at + SETTLE_AFTER };
    }
    case "timePassed":
      if (state.settlesAt === null || action.at < state.settlesAt) return state;
      return { ...state, settled: state.chosen, settlesAt: null, write: { range: state.chosen } };
    case "addressChanged":
      if (sameRange(action.range, state.address)) return state;
      // The address follows what was written to it, while the range may have moved on.
      return state.write !== null && sameRange(action.range, state.write.range)
        ? { ...state, address: action.range }
        : openView(action.range);
  }
}
