import { timingSafeEqual } from "node:crypto";

/** Whether two texts are equal. The time that it takes tells the length at most. */
export function isSameSecret(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
