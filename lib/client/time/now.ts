import { createContext, useContext, useSyncExternalStore } from "react";

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

/** The moment at which a part of the page stands still, in milliseconds; null while it moves. */
export const HeldNow = createContext<number | null>(null);

/**
 * One `now` for the whole page, in milliseconds, moving once a second but for what stands still. Null on the server and
 * while hydrating.
 */
export function useNow(): number | null {
  const held = useContext(HeldNow);
  const moving = useSyncExternalStore(subscribe, () => (current ||= currentTime()), () => null);
  return held ?? moving;
}

/**
 * Lets relative times follow the server's clock, so that a browser whose clock is wrong does not read
 * "in 3 min". Differences below two seconds are the way the answer took.
 */
export function noteServerTime(asOf: string): void {
  const difference = Date.parse(asOf) - Date.now();
  offset = Math.abs(difference) < 2000 ? 0 : difference;
}
