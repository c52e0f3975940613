import { singleton } from "../singleton";

/** An answer is held for so many times as long as it took to make: who ask alike take no more than that part of the time. */
const HELD_TIMES = 40;
/** At most so long, in milliseconds. */
const LONGEST_MS = 10_000;

interface Held {
  answer: Promise<string>;
  /** performance.now() from which on it is made anew; null while it is being made. */
  until: number | null;
}

/**
 * What `make` makes for `key`, made once for all who ask while it is being made and for a short time after: hundreds of
 * open consoles ask the same of the same minutes. An error is told to those who wait and is not held.
 */
export function shared(key: string, make: () => Promise<string>): Promise<string> {
  const answers = singleton("shared answers", () => new Map<string, Held>());
  const begun = performance.now();
  for (const [name, { until }] of answers) if (until !== null && until <= begun) answers.delete(name);
  const held = answers.get(key);
  if (held !== undefined) return held.answer;
  const made: Held = { answer: make(), until: null };
  answers.set(key, made);
  made.answer.then(
    () => (made.until = performance.now() + Math.min(LONGEST_MS, HELD_TIMES * (performance.now() - begun))),
    () => answers.delete(key),
  );
  return made.answer;
}
