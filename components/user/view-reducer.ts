import type { TimeRange } from "@/lib/time/range";

/** The time without movement after which the URL and the queries use the new range, in milliseconds. */
export const SETTLE_AFTER = 250;

/** All times are in milliseconds. */
export interface ViewState {
  /** The chosen range; it moves at once. Null while nothing is chosen. */
  chosen: TimeRange | null;
  /** The chosen range after it has settled. */
  settled: TimeRange | null;
  /** When the chosen range settles; null if it has. */
  settlesAt: number | null;
  /** The range that was last seen in the URL. */
  address: TimeRange | null;
  /** The range to write into the URL. Null if there is none. */
  write: { range: TimeRange | null } | null;
}

export type ViewAction =
  | { type: "moved"; range: TimeRange | null; at: number }
  | { type: "timePassed"; at: number }
  | { type: "addressChanged"; range: TimeRange | null };

export function sameRange(a: TimeRange | null, b: TimeRange | null): boolean {
  return a?.from === b?.from && a?.to === b?.to;
}

/** The view that a URL asks for. */
export function openView(address: TimeRange | null): ViewState {
  return { chosen: address, settled: address, settlesAt: null, address, write: null };
}

/** The range of the user page. A range that a link puts into the URL replaces the chosen one. */
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
      // The URL shows an older write of this page, and the range has moved on meanwhile.
      return state.write !== null && sameRange(action.range, state.write.range)
        ? { ...state, address: action.range }
        : openView(action.range);
  }
}
