import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useVisible } from "../live/visible";
import { currentTime } from "../time/now";
import { useZone } from "../time/zone";
import {
  readRangeChoice,
  resolvePageRange,
  withRangeChoice,
  type PageRange,
  type RangeChoice,
  type RangePreset,
} from "./range";

/**
 * How often a page that is switched to live looks again, in milliseconds; and its now moves to the last multiple of it,
 * so that all consoles ask for the same ranges and the server reckons them once (lib/server/http/shared).
 */
const LIVE_EVERY = 30_000;

/** A now that stands until it is told to move. */
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
    follow: () => set(Math.max(now ?? 0, Math.floor(currentTime() / LIVE_EVERY) * LIVE_EVERY)),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export interface RangeState {
  /** Null on the server and until the browser's zone is known. */
  range: PageRange | null;
  choose: (choice: RangeChoice) => void;
  /** Moves the frozen now to now. */
  refresh: () => void;
  live: boolean;
  setLive: (live: boolean) => void;
}

/**
 * The range of a page, out of its address (`range`, or `from` and `to`; `live=1`). Call it once a page and hand the
 * answer down: every figure of the page is of one frozen now. It moves by `refresh`, and every 30 seconds while
 * `live` is on, the tab is visible and the range is not closed.
 */
export function useRange(preset: RangePreset): RangeState {
  const text = useSearchParams().toString();
  const { zone } = useZone();
  const visible = useVisible();
  const [frozen] = useState(createFrozenNow);
  const now = useSyncExternalStore(frozen.subscribe, frozen.get, () => null);

  const range = useMemo(
    () =>
      zone === null || now === null
        ? null
        : resolvePageRange(readRangeChoice(new URLSearchParams(text)) ?? preset, now, zone),
    [text, zone, now, preset],
  );
  const live = new URLSearchParams(text).get("live") === "1";
  const moves = live && visible && range !== null && !range.closed;
  useEffect(() => {
    if (!moves) return;
    if (currentTime() - frozen.get() >= LIVE_EVERY) frozen.follow();
    const timer = setInterval(frozen.follow, LIVE_EVERY);
    return () => clearInterval(timer);
  }, [moves, frozen]);

  const choose = useCallback(
    (choice: RangeChoice) => {
      window.history.pushState(
        null,
        "",
        `?${withRangeChoice(new URLSearchParams(window.location.search), choice).toString()}`,
      );
      frozen.move();
    },
    [frozen],
  );
  const setLive = useCallback(
    (on: boolean) => {
      const next = new URLSearchParams(window.location.search);
      if (on) next.set("live", "1");
      else next.delete("live");
      window.history.replaceState(null, "", `?${next.toString()}`);
      if (on) frozen.move();
    },
    [frozen],
  );
  return { range, choose, refresh: frozen.move, live, setLive };
}
