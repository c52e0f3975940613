import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IDLE_TAIL, MAX_INSERTED, REQUEST_INTERVAL, type LiveTailAction } from "./live-tail-reducer";
import { Tail, eventsPage } from "./testing/tail";

/** A live tail of a list of three events, whose first request is answered. */
function started(): Tail {
  const tail = new Tail();
  tail.report(3);
  tail.openList();
  tail.settle();
  return tail;
}

describe("requests", () => {
  it("are sent at once when live tail starts", () => {
    const tail = new Tail();
    tail.openList();
    expect(tail.state.dueAt).toBe(tail.now);
  });

  it("are sent at most once in an interval, however many events are reported", () => {
    const tail = started();
    const first = tail.state.requestedAt;
    for (let i = 0; i < 5; i += 1) tail.report(1);
    expect(tail.state.dueAt).toBe(first + REQUEST_INTERVAL);
  });

  it("are not sent before they are due", () => {
    const tail = started();
    tail.report(1);
    const { dueAt, request } = tail.state;
    tail.do({ type: "requestDue", at: (dueAt ?? 0) - 1 });
    expect(tail.state.request).toBe(request);
  });

  it("are not sent while live tail is off", () => {
    const tail = started();
    tail.do({ type: "listChanged", list: tail.state.list, active: false, at: tail.now });
    tail.report(1);
    expect(tail.state.dueAt).toBeNull();
  });
});

describe("new events", () => {
  it("are inserted at the top", () => {
    const tail = started();
    tail.report(2);
    tail.settle();
    expect(tail.shown()).toEqual([5, 4, 3, 2, 1]);
  });

  it("wait while someone reads, and are inserted when the reader leaves", () => {
    const tail = started();
    tail.do({ type: "paused" });
    tail.report(2);
    tail.settle();
    expect(tail.state.waiting).toMatchObject({ count: 2, more: false });
    expect(tail.shown()).toEqual([3, 2, 1]);
    tail.do({ type: "resumed", at: tail.now });
    tail.settle();
    expect(tail.state.waiting).toBeNull();
    expect(tail.shown()).toEqual([5, 4, 3, 2, 1]);
  });

  it("are inserted on request while someone reads", () => {
    const tail = started();
    tail.do({ type: "paused" });
    tail.report(1);
    tail.settle();
    tail.do({ type: "showRequested" });
    expect(tail.shown()).toEqual([4, 3, 2, 1]);
  });

  it("wait until they are requested if there are too many to read", () => {
    const tail = started();
    tail.report(MAX_INSERTED + 1);
    tail.settle();
    tail.do({ type: "resumed", at: tail.now });
    tail.settle();
    expect(tail.shown()).toHaveLength(3);
    expect(tail.state.waiting?.count).toBe(MAX_INSERTED + 1);
    tail.do({ type: "showRequested" });
    expect(tail.shown()).toHaveLength(MAX_INSERTED + 4);
  });

  it("no longer wait once the list has them", () => {
    const tail = started();
    tail.do({ type: "paused" });
    tail.report(1);
    tail.settle();
    tail.reloadList();
    tail.report(0);
    tail.settle();
    expect(tail.state.waiting).toBeNull();
  });
});

describe("answers", () => {
  const late = (tail: Tail): LiveTailAction => ({
    type: "answered",
    request: tail.state.request ?? { id: 0, list: "" },
    newest: eventsPage(0, 9),
    pages: tail.pages,
  });

  it("about another list are ignored", () => {
    const tail = started();
    tail.report(1);
    tail.send();
    const answer = late(tail);
    tail.openList();
    tail.do(answer);
    expect(tail.state).toMatchObject({ waiting: null, insert: null });
  });

  it("after live tail was switched off are ignored", () => {
    const tail = started();
    tail.report(1);
    tail.send();
    const answer = late(tail);
    tail.do({ type: "listChanged", list: tail.state.list, active: false, at: tail.now });
    tail.do(answer);
    expect(tail.state.insert).toBeNull();
  });

  it("that arrive after the answer to a later request are ignored", () => {
    const tail = started();
    tail.do({ type: "paused" });
    tail.report(1);
    const first = tail.send();
    tail.report(1);
    tail.answer(tail.send());
    expect(tail.state.waiting?.count).toBe(2);
    tail.answer(first);
    expect(tail.state.waiting?.count).toBe(2);
  });
});

it("an error is shown until the next answer or another list", () => {
  const tail = started();
  const failure = (): LiveTailAction => ({
    type: "failed",
    request: tail.state.request ?? { id: 0, list: "" },
    error: new Error("unreachable"),
  });
  tail.report(1);
  tail.send();
  tail.do(failure());
  expect(tail.state.error?.message).toBe("unreachable");
  tail.report(0);
  tail.settle();
  expect(tail.state.error).toBeNull();
  tail.report(1);
  tail.send();
  tail.do(failure());
  tail.openList();
  expect(tail.state.error).toBeNull();
});

it("nothing happens before a list is known", () => {
  const tail = new Tail();
  tail.do({ type: "eventsReported", at: tail.now });
  tail.do({ type: "showRequested" });
  expect(tail.state).toEqual(IDLE_TAIL);
});

describe("whatever happens in whatever order", () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ type: fc.constant("report" as const), count: fc.integer({ min: 0, max: 45 }) }),
    },
    { weight: 4, arbitrary: fc.constant({ type: "send" as const }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("answer" as const), which: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("fail" as const), which: fc.nat(3) }) },
    fc.record({ type: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 3000 }) }),
    fc.constantFrom("paused", "resumed", "show", "openList", "reloadList").map((type) => ({ type })),
  );
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  function perform(tail: Tail, sent: number[], action: Step) {
    if ("count" in action) tail.report(action.count);
    else if ("ms" in action) tail.now += action.ms;
    else if ("which" in action) {
      const [id] = sent.splice(action.which % Math.max(1, sent.length), 1);
      if (id !== undefined && action.type === "answer") tail.answer(id);
      if (id !== undefined && action.type === "fail") tail.fail(id);
    } else if (action.type === "send") {
      if (tail.state.dueAt !== null && tail.state.dueAt <= tail.now) sent.push(tail.send());
    } else if (action.type === "openList") tail.openList();
    else if (action.type === "reloadList") tail.reloadList();
    else if (action.type === "show") tail.do({ type: "showRequested" });
    else if (action.type === "paused") tail.do({ type: "paused" });
    else tail.do({ type: "resumed", at: tail.now });
  }

  it("no event is shown twice, and none is left out between two that are shown", () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const tail = new Tail();
        tail.openList();
        const sent: number[] = [];
        for (const action of steps) {
          perform(tail, sent, action);
          const shown = tail.shown();
          const newest = shown[0] ?? 0;
          expect(shown).toEqual(Array.from({ length: shown.length }, (_, i) => newest - i));
        }
      }),
    ));

  it("the list does not move while someone reads, unless they ask for it", () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const tail = new Tail();
        tail.openList();
        const sent: number[] = [];
        for (const action of steps) {
          const before = tail.shown();
          const paused = tail.state.paused;
          perform(tail, sent, action);
          const requested = ["show", "openList", "reloadList"].includes(action.type);
          if (paused && !requested) expect(tail.shown()).toEqual(before);
        }
      }),
    ));

  it("every event is shown in the end", () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const tail = new Tail();
        tail.openList();
        const sent: number[] = [];
        for (const action of steps) perform(tail, sent, action);
        tail.do({ type: "resumed", at: tail.now });
        tail.report(0);
        tail.settle();
        tail.do({ type: "showRequested" });
        expect(tail.shown()[0] ?? 0).toBe(tail.events);
      }),
    ));
});
