import { useEffect, useEffectEvent, useState } from "react";

/** Without input for this long, nobody is about to click. */
const QUIET_MS = 800;
/** A change is held back for at most this long. */
const LONGEST_MS = 2_500;
const CHECK_MS = 200;
const INPUTS = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"] as const;

let lastInputAt = -Infinity;
const noteInput = () => (lastInputAt = performance.now());

/**
 * The value, but a change that moves the page waits until the reader's hand rests, or 2.5 seconds. The value must be
 * the same object as long as it does not change.
 * @param moves whether showing `next` in place of `shown` moves the page
 */
export function useQuietly<T>(value: T, moves: (shown: T, next: T) => boolean): T {
  const [shown, setShown] = useState(value);
  const waits = shown !== value && moves(shown, value);
  if (shown !== value && !waits) setShown(value);

  useEffect(() => {
    for (const input of INPUTS) window.addEventListener(input, noteInput, { passive: true, capture: true });
    return () => {
      for (const input of INPUTS) window.removeEventListener(input, noteInput, { capture: true });
    };
  }, []);
  const show = useEffectEvent(() => setShown(value));
  useEffect(() => {
    if (!waits) return;
    const since = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      if (now - lastInputAt >= QUIET_MS || now - since >= LONGEST_MS) show();
    }, CHECK_MS);
    return () => clearInterval(timer);
  }, [waits]);
  return waits ? shown : value;
}
