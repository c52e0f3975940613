import { useDocumentVisibility } from "@mantine/hooks";
import { parseAsStringLiteral } from "nuqs";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { currentTime } from "../time/now";
import { useZone } from "../time/zone";
import {
  RANGE,
  rangeParameters,
  resolvePageRange,
  toRangeChoice,
  withComparison,
  type Comparison,
  type PageRange,
  type RangeChoice,
  type RangePreset,
} from "./range";
import { useAddress } from "./use-address";
import { useComparison } from "./use-comparison";

/**
 * Refresh interval of a live page in milliseconds. Its now is always a multiple of it, so that all consoles ask for the
 * same ranges and the server computes each answer once (lib/server/http/response-cache).
 */
const LIVE_EVERY = 30_000;

const LIVE = { live: parseAsStringLiteral(["1"]) };

/** A current time that changes only on request. */
function createFrozenNow() {
  let now: number | null = null;
  const listeners = new Set<() => void>();
  const set = (at: number) => {
    now = at;
    for (const listener of listeners) listener();
  };
  return {
    get: () => (now ??= currentTime()),
    move: () => set(currentTime()),
    moveToInterval: () => set(Math.max(now ?? 0, Math.floor(currentTime() / LIVE_EVERY) * LIVE_EVERY)),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export interface RangeState {
  /** Null on the server, and until the zone of the browser is known. */
  range: PageRange | null;
  choose: (choice: RangeChoice) => void;
  /** Moves the frozen now to the current time. */
  refresh: () => void;
  comparison: Comparison;
  compareWith: (comparison: Comparison) => void;
  live: boolean;
  setLive: (live: boolean) => void;
}

/**
 * The range of a page, from its address (`range`, or `from` and `to`; `live=1`). Call it once in a page and pass the
 * result down, so that all figures have the same now. The now moves on `refresh`, and every 30 seconds while `live` is
 * on, the tab is visible and the range has not passed.
 */
export function useRange(preset: RangePreset): RangeState {
  const [values, setValues] = useAddress(RANGE);
  const [liveValues, setLiveValues] = useAddress(LIVE);
  const { zone } = useZone();
  const isVisible = useDocumentVisibility() === "visible";
  const [frozen] = useState(createFrozenNow);
  const now = useSyncExternalStore(frozen.subscribe, frozen.get, () => null);

  const [comparison, compareWith] = useComparison();
  const range = useMemo(() => {
    if (zone === null || now === null) return null;
    return withComparison(resolvePageRange(toRangeChoice(values) ?? preset, now, zone), comparison ?? "previous");
  }, [values, zone, now, preset, comparison]);
  const live = liveValues.live !== null;
  const moves = live && isVisible && range !== null && !range.closed;
  useEffect(() => {
    if (!moves) return;
    if (currentTime() - frozen.get() >= LIVE_EVERY) frozen.moveToInterval();
    const timer = setInterval(frozen.moveToInterval, LIVE_EVERY);
    return () => clearInterval(timer);
  }, [moves, frozen]);

  const choose = useCallback(
    (choice: RangeChoice) => {
      setValues(rangeParameters(choice), { history: "push" });
      frozen.move();
    },
    [frozen, setValues],
  );
  const setLive = useCallback(
    (on: boolean) => {
      setLiveValues({ live: on ? "1" : null });
      if (on) frozen.move();
    },
    [frozen, setLiveValues],
  );
  return { range, choose, refresh: frozen.move, comparison: comparison ?? "previous", compareWith, live, setLive };
}
