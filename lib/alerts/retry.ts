import { MINUTE, SECOND, type Millis } from "@/lib/time/units";

/** With these pauses, the last attempt comes about 50 minutes after the first. */
export const MAX_ATTEMPTS = 10;
const FIRST_MS = 10 * SECOND;
const LONGEST_MS = 15 * MINUTE;

/** How long to wait after the failed attempt number `attempts`, from 1, or longer if the receiver wishes so. */
export function retryAfter(attempts: number, wishedMs: Millis | undefined): Millis {
  return Math.max(Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS), wishedMs ?? 0);
}
