import { createContext, useContext, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let offset = 0;
let current = 0;

/** The current time of the server, in milliseconds: the browser's clock plus the known difference. */
export function currentTime(): number {
  return toServerTime(Date.now());
}

/** Converts a time of the browser's clock to a time of the server's clock, in milliseconds. */
export function toServerTime(browserTime: number): number {
  return browserTime + offset;
}

function tick() {
  current = currentTime();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    current = currentTime();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The time at which a part of the page is paused, in milliseconds. Null if it is not paused. */
export const PausedNow = createContext<number | null>(null);

/**
 * The current time in milliseconds, updated once a second for the whole page. In a paused part it is the time of the
 * pause. Null on the server and during hydration.
 */
export function useNow(): number | null {
  const pausedAt = useContext(PausedNow);
  const ticking = useSyncExternalStore(
    subscribe,
    () => (current ||= currentTime()),
    () => null,
  );
  return pausedAt ?? ticking;
}

/** A smaller difference between the clocks is the latency of the answer. */
const MAX_LATENCY_MS = 2000;
/** The Date header (RFC 9110) has whole seconds, and the browser may read it late. */
const DATE_TOLERANCE_MS = 30_000;
/** Whether an answer of the server gave its time. The Date header may come from the clock of a proxy. */
let hasServerTime = false;

function syncClock(serverTime: number) {
  const before = offset;
  offset = Math.abs(serverTime - Date.now()) < MAX_LATENCY_MS ? 0 : serverTime - Date.now();
  // Update at once. Otherwise times in the answer are compared with a wrong clock until the next second.
  if (Math.abs(offset - before) >= MAX_LATENCY_MS) tick();
}

/**
 * Sets the clock from `asOf` of an answer, so that a browser with a wrong clock does not show "in 3 min". Ignores
 * differences below two seconds, because the answer was on its way.
 */
export function syncWithServerTime(asOf: string): void {
  hasServerTime = true;
  syncClock(Date.parse(asOf));
}

/** Sets the clock from the Date header if it differs much, until an answer of the server gives its time. */
export function syncWithDateHeader(date: string | null): void {
  const serverTime = Date.parse(date ?? "");
  if (hasServerTime || Number.isNaN(serverTime) || Math.abs(serverTime - currentTime()) < DATE_TOLERANCE_MS) return;
  syncClock(serverTime);
}
