import { SECOND, type Millis } from "@/lib/time/units";
import type { Receive } from "../receive/door";

/** Upper bounds of the times of answers, in seconds. Tencent waits 2 s. */
export const ANSWER_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2] as const;

/** How many callbacks were answered, and within which time. */
export interface AnswerFigures {
  byStatus: Record<string, number>;
  /** Answers up to each of ANSWER_BOUNDS, and all. */
  within: number[];
  /** The sum of all times, in seconds. */
  seconds: number;
}

export const noAnswers = (): AnswerFigures => ({
  byStatus: {},
  within: Array<number>(ANSWER_BOUNDS.length + 1).fill(0),
  seconds: 0,
});

/** Adds each answer of `receive` to `figures`. Its time begins when the head of the callback arrived. */
export function counted(receive: Receive, figures: AnswerFigures): Receive {
  return async (request, arrivedAt = performance.now()) => {
    const answer = await receive(request, arrivedAt);
    countAnswer(figures, answer.status, arrivedAt);
    return answer;
  };
}

/** Adds the answer of now to a callback whose head arrived at `arrivedAt`, by performance.now(). */
export function countAnswer(figures: AnswerFigures, status: number, arrivedAt: Millis): void {
  const seconds = (performance.now() - arrivedAt) / SECOND;
  figures.byStatus[status] = (figures.byStatus[status] ?? 0) + 1;
  figures.seconds += seconds;
  const first = ANSWER_BOUNDS.findIndex((bound) => seconds <= bound);
  for (let i = first < 0 ? ANSWER_BOUNDS.length : first; i < figures.within.length; i++)
    figures.within[i] = (figures.within[i] ?? 0) + 1;
}
