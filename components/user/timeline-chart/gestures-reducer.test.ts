import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimeRange } from "@/lib/time/range";
import { CLICK_TOLERANCE, gesturesReducer, noGesture, type GesturesAction } from "./gestures-reducer";

/** A thousand seconds over a thousand pixels: a second is a pixel. */
const WIDTH = 1000;
const FROM = Date.parse("2026-11-22T10:00:00Z");
const range: TimeRange = { from: FROM, to: FROM + 1_000_000 };
const YEAR = 365 * 86_400_000;

const run = (actions: readonly GesturesAction[], start = noGesture(range)) => actions.reduce(gesturesReducer, start);
const press = (x: number, pointer = 1): GesturesAction => ({ type: "pointerPressed", pointer, x });
const move = (x: number, pointer = 1): GesturesAction => ({ type: "pointerMoved", pointer, x, width: WIDTH });
const release = (pointer = 1): GesturesAction => ({ type: "pointerReleased", pointer });
const seconds = ({ from, to }: TimeRange) => [(from - FROM) / 1000, (to - FROM) / 1000];

describe("dragging", () => {
  it("moves the range against the pointer", () => {
    expect(seconds(run([press(500), move(400)]).range)).toEqual([100, 1100]);
  });

  it("ends when the pointer is released, and suppresses one click", () => {
    const dragged = run([press(500), move(400), release()]);
    expect(dragged).toMatchObject({ dragging: true, start: null });
    expect(run([{ type: "clicked" }], dragged).dragging).toBe(false);
    expect(seconds(run([move(300)], dragged).range)).toEqual([100, 1100]);
  });

  it("goes on close to where it started", () => {
    expect(seconds(run([press(500), move(400), move(499)]).range)).toEqual([1, 1001]);
  });

  it("of another press starts as a click", () => {
    expect(run([press(500), move(400), release(), press(500)]).dragging).toBe(false);
  });

  it("is for pressed pointers", () => expect(run([move(400)])).toEqual(noGesture(range)));
});

describe("pinching", () => {
  it("apart by a factor of two shows half of the range", () => {
    const { range: closer } = run([press(400, 1), press(600, 2), move(300, 1), move(700, 2)]);
    expect(seconds(closer)).toEqual([250, 750]);
  });

  it("together shows more of it", () => {
    const { range: wider } = run([press(300, 1), press(700, 2), move(400, 1), move(600, 2)]);
    expect(seconds(wider)).toEqual([-500, 1500]);
  });

  it("goes over into dragging with the finger that stays, without a jump", () => {
    const pinched = run([press(400, 1), press(600, 2), move(300, 1), move(700, 2), release(1)]);
    expect(seconds(pinched.range)).toEqual([250, 750]);
    expect(seconds(run([move(600, 2)], pinched).range)).toEqual([300, 800]);
  });
});

describe("the wheel", () => {
  it("zooms around the pointer", () => {
    const { range: zoomed } = run([{ type: "wheelZoomed", delta: -50, share: 0.25 }]);
    const instant = FROM + 250_000;
    expect((instant - zoomed.from) / (zoomed.to - zoomed.from)).toBeCloseTo(0.25, 4);
    expect(zoomed.to - zoomed.from).toBeLessThan(1_000_000);
  });

  it("zooms by a limited factor at once", () => {
    const by = (delta: number) => run([{ type: "wheelZoomed", delta, share: 0.5 }]).range;
    expect(by(-5000)).toEqual(by(-60));
  });

  it("pans by the pixels it turns", () => {
    expect(seconds(run([{ type: "wheelPanned", delta: 30, width: WIDTH }]).range)).toEqual([30, 1030]);
  });
});

it.each([
  ["ArrowLeft", false, [-100, 900]],
  ["ArrowRight", false, [100, 1100]],
  ["ArrowRight", true, [500, 1500]],
  ["+", false, [250, 750]],
  ["=", false, [250, 750]],
  ["-", false, [-500, 1500]],
  ["_", true, [-500, 1500]],
])("the key %s (with Shift: %s) shows %j", (key, shift, shown) => {
  expect(seconds(run([{ type: "keyPressed", key, shift }]).range)).toEqual(shown);
});

it("other keys leave the range as it is", () => {
  expect(run([{ type: "keyPressed", key: "Tab", shift: false }]).range).toBe(range);
});

it("a range that the page shows is the one that gestures change", () => {
  const later = { from: range.from + 60_000, to: range.to + 60_000 };
  const shown = run([{ type: "rangeShown", range: later }, press(500), move(400)]);
  expect(seconds(shown.range)).toEqual([160, 1160]);
});

describe("whatever the pointers do", () => {
  const x = fc.integer({ min: 0, max: WIDTH });

  it("a press that moves less than the tolerance is a click", () =>
    fc.assert(
      fc.property(x, fc.array(fc.integer({ min: 1 - CLICK_TOLERANCE, max: CLICK_TOLERANCE - 1 })), (at, moves) => {
        const state = run([press(at), ...moves.map((by) => move(at + by)), release()]);
        expect(state).toMatchObject({ dragging: false, range });
      }),
    ));

  it("a drag keeps the instant under the pointer under it, and the length of the range", () =>
    fc.assert(
      fc.property(x, fc.array(x, { minLength: 1 }), (at, path) => {
        const end = path.at(-1) ?? at;
        fc.pre(path.some((to) => Math.abs(to - at) >= CLICK_TOLERANCE));
        const dragged = run([press(at), ...path.map((to) => move(to))]).range;
        const instant = (shown: TimeRange, pixel: number) => shown.from + (pixel / WIDTH) * (shown.to - shown.from);
        expect(instant(dragged, end)).toBeCloseTo(instant(range, at), -1);
        expect(dragged.to - dragged.from).toBe(range.to - range.from);
      }),
    ));

  const action: fc.Arbitrary<GesturesAction> = fc.oneof(
    fc.record({ type: fc.constant("pointerPressed" as const), pointer: fc.nat(2), x }),
    fc.record({ type: fc.constant("pointerMoved" as const), pointer: fc.nat(2), x, width: fc.constant(WIDTH) }),
    fc.record({ type: fc.constant("pointerReleased" as const), pointer: fc.nat(2) }),
    fc.constant<GesturesAction>({ type: "clicked" }),
    fc.record({
      type: fc.constant("wheelZoomed" as const),
      delta: fc.integer({ min: -2000, max: 2000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({
      type: fc.constant("wheelPanned" as const),
      delta: fc.integer({ min: -2000, max: 2000 }),
      width: fc.constant(WIDTH),
    }),
    fc.record({
      type: fc.constant("keyPressed" as const),
      key: fc.constantFrom("ArrowLeft", "ArrowRight", "+", "-", "Enter"),
      shift: fc.boolean(),
    }),
  );

  it("the range stays between ten seconds and twenty years, in whole milliseconds", () =>
    fc.assert(
      fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
        const { range: shown } = run(actions);
        expect(Number.isInteger(shown.from) && Number.isInteger(shown.to)).toBe(true);
        expect(shown.to - shown.from).toBeGreaterThanOrEqual(10_000);
        expect(shown.to - shown.from).toBeLessThanOrEqual(20 * YEAR);
      }),
    ));

  it("a gesture is open exactly while a pointer is pressed", () =>
    fc.assert(
      fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
        const pressed = new Set<number>();
        for (const one of actions) {
          if (one.type === "pointerPressed") pressed.add(one.pointer);
          if (one.type === "pointerReleased") pressed.delete(one.pointer);
        }
        const state = run(actions);
        expect(new Set(state.pointers.keys())).toEqual(pressed);
        expect(state.start === null).toBe(pressed.size === 0);
      }),
    ));

  it("pressing and releasing alone never move the range", () =>
    fc.assert(
      fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
        const still = actions.filter(({ type }) => type === "pointerPressed" || type === "pointerReleased");
        expect(run(still).range).toBe(range);
      }),
    ));
});
