import { useEffect, useEffectEvent, useState } from "react";

/** After this time without input, the reader is probably not about to click. */
const IDLE_MS = 800;
/** Maximum delay of a change. */
const MAX_DELAY_MS = 2_500;
const CHECK_MS = 200;
const INPUTS = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"] as const;

let lastInputAt = -Infinity;
const recordInput = () => (lastInputAt = performance.now());

/**
 * The value. A change that moves the page is delayed until there is no input, by at most 2.5 seconds. The value must be
 * the same object while it does not change.
 * @param moves whether showing `next` in place of `shown` moves the page
 */
export function useDeferredShift<T>(value: T, moves: (shown: T, next: T) => boolean): T {
  const [shown, setShown] = useState(value);
  const isDeferred = shown !== value && moves(shown, value);
  if (shown !== value && !isDeferred) setShown(value);

  useEffect(() => {
    for (const input of INPUTS) window.addEventListener(input, recordInput, { passive: true, capture: true });
    return () => {
      for (const input of INPUTS) window.removeEventListener(input, recordInput, { capture: true });
    };
  }, []);
  const show = useEffectEvent(() => setShown(value));
  useEffect(() => {
    if (!isDeferred) return;
    const since = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      if (now - lastInputAt >= IDLE_MS || now - since >= MAX_DELAY_MS) show();
    }, CHECK_MS);
    return () => clearInterval(timer);
  }, [isDeferred]);
  return isDeferred ? shown : value;
}
