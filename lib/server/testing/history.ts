import fc from "fast-check";
import { groupBy } from "@/lib/group-by";
import { fold, type FoldResult } from "@/lib/presence/fold";
import { EMPTY_STATE } from "@/lib/presence/state";
import type { MaxInstances } from "@/lib/presence/types";
import { HOUR, MINUTE } from "@/lib/time/units";
import { append } from "../receive/append";
import type { NewEvent } from "../receive/judge";
import { anyEvent, presenceEvent } from "./arbitrary-events";

/** Random traffic over three days, in whose hours the same few users meet again, with milliseconds that matter. */
export const anyHistory: fc.Arbitrary<NewEvent[]> = fc
  .array(
    fc.record({
      event: anyEvent,
      offset: fc.constantFrom(0, 0, 0, 40 * MINUTE, 7 * HOUR, 23 * HOUR, 31 * HOUR, 58 * HOUR),
      ms: fc.constantFrom(0, 0, 1, 999),
      delay: fc.oneof(fc.integer({ min: -2_000, max: 3_000 }), fc.integer({ min: 0, max: 8 * HOUR })),
    }),
    // The default size gives a handful of events, which never meet.
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
        "lane",
      );

type Rows = Pick<FoldResult, "connections" | "spans" | "kicks" | "statuses">;
type OfUser<T> = T extends (infer Row)[] ? (Row & { userId: string })[] : never;
/** What the fold of all events says happened, over all users. */
export type History = { [Name in keyof Rows]: OfUser<Rows[Name]> };

/** Folds events whole, without a database: what every sum is compared with. */
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

/** Users online at an instant: after all that happened at it. */
export const onlineAt = ({ spans }: History, t: number) =>
  spans.filter((s) => s.at <= t && (s.until === null || s.until > t)).length;

/** Most users online at once within [from, to), and when that was first so. */
export function peakOf(history: History, from: number, to: number): { peak: number; at: number } {
  const moments = [from, ...history.spans.map((s) => s.at).filter((t) => t > from && t < to)].sort((a, b) => a - b);
  return moments.reduce(
    (best, at) => {
      const peak = onlineAt(history, at);
      return peak > best.peak ? { peak, at } : best;
    },
    { peak: -1, at: from },
  );
}

/** Time that intervals have within [from, to), in milliseconds; an open one lasts. */
export const timeWithin = (intervals: readonly { at: number; until: number | null }[], from: number, to: number) =>
  intervals.reduce((sum, s) => sum + Math.max(0, Math.min(s.until ?? Infinity, to) - Math.max(s.at, from)), 0);

/** Distinct users who were online at some moment of [from, to), one who left at `from` included. */
export const usersWithin = ({ spans }: History, from: number, to: number) =>
  new Set(spans.filter((s) => s.at < to && (s.until ?? Infinity) >= from).map((s) => s.userId)).size;
