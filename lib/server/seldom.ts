import { log } from "./log";

const INTERVAL_MS = 1_000;

/**
 * Makes a function that logs an error, at most once a second. `others` is the number of errors since the last one that
 * was logged: a full disk fails thousands of times a second.
 */
export function seldom(message: string, write: (fields: object, message: string) => void = log.error.bind(log)) {
  let last = -Infinity;
  let others = 0;
  return (err: unknown): void => {
    const now = performance.now();
    if (now - last < INTERVAL_MS) {
      others++;
      return;
    }
    write({ err, others }, message);
    [last, others] = [now, 0];
  };
}
