import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let offset = 0;
let current = 0;

/** The server's clock as far as it is known, in milliseconds. */
export function currentTime(): number {
  return Date.now() + offset;
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

/** One `now` for the whole page, in milliseconds, moving once a second. Null on the server and while hydrating. */
export function useNow(): number | null {
  return useSyncExternalStore(subscribe, () => (current ||= currentTime()), () => null);
}

/**
 * Lets relative times follow the server's clock, so that a browser whose clock is wrong does not read
 * "in 3 min". Differences below two seconds are the way the answer took.
 */
export function noteServerTime(asOf: string): void {
  const difference = Date.parse(asOf) - Date.now();
  offset = Math.abs(difference) < 2000 ? 0 : difference;
}
