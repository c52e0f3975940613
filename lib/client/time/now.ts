import { createContext, useContext, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let offset = 0;
let current = 0;

/** The server's clock as far as it is known, in milliseconds. */
export function currentTime(): number {
  return atServer(Date.now());
}

/** The server's time at a time of the browser's clock, in milliseconds. */
export function atServer(browserTime: number): number {
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

/** The moment at which a part of the page stands still, in milliseconds; null while it moves. */
export const HeldNow = createContext<number | null>(null);

/**
 * One `now` for the whole page, in milliseconds, moving once a second but for what stands still. Null on the server and
 * while hydrating.
 */
export function useNow(): number | null {
  const held = useContext(HeldNow);
  const moving = useSyncExternalStore(
    subscribe,
    () => (current ||= currentTime()),
    () => null,
  );
  return held ?? moving;
}

/** Differences below this many milliseconds are the way the answer took. */
const WAY = 2000;
/** The Date of an answer (RFC 9110) is whole seconds, and the browser may have been busy since: milliseconds. */
const DATE_TOLERANCE = 30_000;
/** Whether the server itself has told its time. A proxy writes a Date of its own, by a clock of its own. */
let heard = false;

function follow(told: number) {
  const before = offset;
  offset = Math.abs(told - Date.now()) < WAY ? 0 : told - Date.now();
  // At once: until the next second, what comes with the answer would be compared with a wrong clock.
  if (Math.abs(offset - before) >= WAY) tick();
}

/**
 * Lets relative times follow the server's clock, so that a browser whose clock is wrong does not read
 * "in 3 min". Differences below two seconds are the way the answer took.
 */
export function noteServerTime(asOf: string): void {
  heard = true;
  follow(Date.parse(asOf));
}

/** Follows the Date of an answer where it is far from what is known, until the server itself has told its time. */
export function noteDate(date: string | null): void {
  const told = Date.parse(date ?? "");
  if (heard || Number.isNaN(told) || Math.abs(told - currentTime()) < DATE_TOLERANCE) return;
  follow(told);
}
