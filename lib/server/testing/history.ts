import fc from "fast-check";
import { groupBy } from "@/lib/group-by";
import { fold, type FoldResult } from "@/lib/presence/fold";
import { EMPTY_STATE } from "@/lib/presence/state";
import type { MaxInstances } from "@/lib/presence/types";
import { HOUR, MINUTE } from "@/lib/time/units";
import { append } from "../receive/append";
import type { NewEvent } from "../receive/judge";
import { anyEvent, presenceEvent } from "./arbitrary-events";

/** Random events of a few users over three days, also a millisecond before and after whole seconds. */
export const anyHistory: fc.Arbitrary<NewEvent[]> = fc
  .array(
    fc.record({
      event: anyEvent,
      offset: fc.constantFrom(0, 0, 0, 40 * MINUTE, 7 * HOUR, 23 * HOUR, 31 * HOUR, 58 * HOUR),
      ms: fc.constantFrom(0, 0, 1, 999),
      delay: fc.oneof(fc.integer({ min: -2_000, max: 3_000 }), fc.integer({ min: 0, max: 8 * HOUR })),
    }),
    // The default size gives a handful of events, which do not interact.
    { maxLength: 80, size: "max" },
  )
  .map((given) => {
    const events = given.map(({ event, offset, ms, delay }) => {
      const time = event.time + offset + ms;
      return { ...event, time, eventTime: time, receivedAt: time + delay };
    });
    return [...new Map(events.map((e) => [`${e.userId} ${e.time} ${e.identity}`, e])).values()];
  });

/** Stores events as one batch. */
export const store = (appId: number, events: readonly NewEvent[]) =>
  events.length === 0
    ? Promise.resolve()
    : append(
        events.map((event) => ({ appId, event, skewMs: null })),
        "writer",
      );

type Rows = Pick<FoldResult, "connections" | "spans" | "kicks" | "statuses">;
type OfUser<T> = T extends (infer Row)[] ? (Row & { userId: string })[] : never;
/** The result of folding all events, over all users. */
export type History = { [Name in keyof Rows]: OfUser<Rows[Name]> };

/** Folds events without a database: the reference for every sum. */
export function historyOf(events: readonly NewEvent[], policy: MaxInstances): History {
  const history: History = { connections: [], spans: [], kicks: [], statuses: [] };
  for (const [userId, own] of groupBy(events, (e) => e.userId)) {
    const { connections, spans, kicks, statuses } = fold(EMPTY_STATE, own.map(presenceEvent), policy);
    history.connections.push(...connections.map((row) => ({ ...row, userId })));
    history.spans.push(...spans.map((row) => ({ ...row, userId })));
    history.kicks.push(...kicks.map((row) => ({ ...row, userId })));
    history.statuses.push(...statuses.map((row) => ({ ...row, userId })));
  }
  return history;
}

/** Number of users online at an instant, after all events of that instant. */
export const onlineAt = ({ spans }: History, t: number) =>
  spans.filter((s) => s.at <= t && (s.until === null || s.until > t)).length;

/** The maximum of users online within [from, to), and when it was first reached. */
export function peakOf(history: History, from: number, to: number): { peak: number; at: number } {
  const times = [from, ...history.spans.map((s) => s.at).filter((t) => t > from && t < to)].sort((a, b) => a - b);
  return times.reduce(
    (best, at) => {
      const peak = onlineAt(history, at);
      return peak > best.peak ? { peak, at } : best;
    },
    { peak: -1, at: from },
  );
}

/** Total time of intervals within [from, to), in milliseconds. An open interval has no end. */
export const timeWithin = (intervals: readonly { at: number; until: number | null }[], from: number, to: number) =>
  intervals.reduce((sum, s) => sum + Math.max(0, Math.min(s.until ?? Infinity, to) - Math.max(s.at, from)), 0);

/** Number of distinct users online within [from, to), including one who left at `from`. */
export const usersWithin = ({ spans }: History, from: number, to: number) =>
  new Set(spans.filter((s) => s.at < to && (s.until ?? Infinity) >= from).map((s) => s.userId)).size;
