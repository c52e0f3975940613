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

/** Differences below this many milliseconds are the way the answer took. */
const WAY = 2000;

/**
 * Lets relative times follow the server's clock, so that a browser whose clock is wrong does not read
 * "in 3 min".
 * @param at a time of the server's, just told
 * @param tolerated by how many milliseconds `at` may differ from what is known of the server's clock and change nothing:
 *   more where it is told roughly
 */
export function noteServerTime(at: string, tolerated = 0): void {
  const told = Date.parse(at);
  // A proxy's Date may be no date.
  if (Number.isNaN(told) || Math.abs(told - currentTime()) < tolerated) return;
  const before = offset;
  offset = Math.abs(told - Date.now()) < WAY ? 0 : told - Date.now();
  // At once: until the next second, what comes with the answer would be compared with a wrong clock.
  if (Math.abs(offset - before) >= WAY) tick();
}
