import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FEED_ROWS, FEED_WINDOW, groupFeed } from "@/lib/client/live/feed";
import { numberedEvent } from "@/lib/client/live/testing/event";
import { EMPTY_FEED_STATE, feedReducer, shownFeed, type FeedAction, type FeedState } from "./feed-reducer";

function reported(numbers: readonly number[], at: number): FeedAction {
  const events = numbers.map((n) => numberedEvent(n));
  const kinds = events.map(({ action, reason, platform }) => ({ action, reason, platform, count: 1 }));
  return { type: "eventsReported", batch: { events, count: events.length, kinds, users: "" }, at };
}
const loaded = (numbers: readonly number[]): FeedAction => ({
  type: "loaded",
  events: numbers.map((n) => numberedEvent(n)),
});
const run = (actions: readonly FeedAction[], start = EMPTY_FEED_STATE) => actions.reduce(feedReducer, start);
const ids = (state: FeedState) => shownFeed(state).newest.map(({ id }) => Number(id));

describe("the list of newest events", () => {
  it("has what was loaded and what was reported, each once, newest first", () => {
    expect(ids(run([loaded([2, 1]), reported([3, 2], 10)]))).toEqual([3, 2, 1]);
    expect(ids(run([reported([3, 2], 10), loaded([2, 1])]))).toEqual([3, 2, 1]);
  });

  it("stays as it is during a pause, and counts what came", () => {
    const paused = run([loaded([1]), { type: "paused" }, reported([2, 3], 10), reported([4], 20)]);
    expect(ids(paused)).toEqual([1]);
    expect(paused.behind).toBe(3);
    const resumed = run([{ type: "resumed" }], paused);
    expect(ids(resumed)).toEqual([4, 3, 2, 1]);
    expect(resumed.behind).toBe(0);
  });

  it("keeps its groups during a pause, although the rate falls", () => {
    const busy = Array.from({ length: 40 }, (_, i) => i);
    const paused = run([reported(busy, 0), { type: "paused" }, { type: "timePassed", at: FEED_WINDOW + 1 }]);
    expect(shownFeed(paused).grouped).toBe(true);
    expect(groupFeed(shownFeed(paused)).count).toBe(40);
    expect(shownFeed(run([{ type: "resumed" }], paused)).grouped).toBe(false);
  });

  it("that has come back to rows stays in rows until the rate is high again", () => {
    const busy = Array.from({ length: 31 }, (_, i) => i);
    const few = Array.from({ length: 16 }, (_, i) => 100 + i);
    const state = run([reported(busy, 0), { type: "timePassed", at: FEED_WINDOW + 1 }]);
    expect(shownFeed(run([reported(few, FEED_WINDOW + 2)], state)).grouped).toBe(false);
  });

  it("is paused from the first pause on, however often it is paused", () => {
    const paused = run([loaded([1]), { type: "paused" }, reported([2], 10), { type: "paused" }]);
    expect(ids(paused)).toEqual([1]);
  });
});

describe("whatever comes in whatever order", () => {
  const action = fc.oneof(
    fc.array(fc.nat(200), { maxLength: 30 }).map((numbers) => reported(numbers, 0)),
    fc.array(fc.nat(200), { maxLength: 30 }).map(loaded),
    fc.integer({ min: 0, max: 60_000 }).map((at): FeedAction => ({ type: "timePassed", at })),
    fc.constantFrom<FeedAction>({ type: "paused" }, { type: "resumed" }),
  );

  it("shows each event once, newest first, and the newest of all when it is not paused", () =>
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const state = run([...actions, { type: "resumed" }]);
        const came = actions.flatMap((one) => {
          if (one.type === "eventsReported") return one.batch.events;
          return one.type === "loaded" ? one.events : [];
        });
        const newest = [...new Set(came.map(({ id }) => Number(id)))].sort((a, b) => b - a);
        expect(ids(state)).toEqual(newest.slice(0, FEED_ROWS));
      }),
    ));

  it("shows the same feed from the beginning of a pause to its end", () =>
    fc.assert(
      fc.property(fc.array(action), fc.array(action), (before, during) => {
        const paused = run([...before, { type: "paused" }]);
        const after = run(
          during.filter(({ type }) => type !== "resumed"),
          paused,
        );
        expect(shownFeed(after)).toBe(shownFeed(paused));
      }),
    ));
});
