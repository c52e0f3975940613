import type { Millis } from "@/lib/time/units";
import { singleton } from "./singleton";

/**
 * Makes a function that calls `make` once for all who ask while it runs and for `freshMs` afterwards, so that a flood
 * of requests costs as much as one. An error is shared like a result. `name` identifies the answer in this process.
 */
export function sharedAnswer<T>(name: string, freshMs: Millis, make: () => Promise<T>): () => Promise<T> {
  return () => {
    const last = singleton(`shared-answer ${name}`, () => ({ answer: null as Promise<T> | null }));
    if (last.answer !== null) return last.answer;
    const answer = make();
    last.answer = answer;
    const forget = () => setTimeout(() => (last.answer = null), freshMs).unref();
    answer.then(forget, forget);
    return answer;
  };
}
