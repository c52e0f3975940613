import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRange, withView } from "@/lib/client/url/view";
import type { TimeRange } from "@/lib/time/range";
import { openView, sameRange, SETTLE_AFTER, viewReducer, type ViewState } from "./view-reducer";

const START = Date.parse("2026-11-22T10:00:00Z");
const hour = (n: number): TimeRange => ({ from: START + n * 3_600_000, to: START + (n + 1) * 3_600_000 });

describe("a moved range", () => {
  const moved = viewReducer(openView(hour(0)), { type: "moved", range: hour(1), at: 1000 });

  it("is chosen at once", () => expect(moved.chosen).toEqual(hour(1)));

  it("settles and goes into the address after 250 ms", () => {
    const early = viewReducer(moved, { type: "timePassed", at: 1249 });
    expect(early).toBe(moved);
    const settled = viewReducer(moved, { type: "timePassed", at: 1250 });
    expect(settled).toMatchObject({ settled: hour(1), settlesAt: null, write: { range: hour(1) } });
  });

  it("settles later if it moves again", () => {
    const again = viewReducer(moved, { type: "moved", range: hour(2), at: 1200 });
    expect(viewReducer(again, { type: "timePassed", at: 1250 }).settled).toEqual(hour(0));
    expect(viewReducer(again, { type: "timePassed", at: 1450 }).settled).toEqual(hour(2));
  });

  it("that comes back to where it was has nothing to settle", () => {
    const back = viewReducer(moved, { type: "moved", range: hour(0), at: 1100 });
    expect(back.settlesAt).toBeNull();
  });
});

describe("a range in the address", () => {
  it("replaces a range that has not settled", () => {
    const moved = viewReducer(openView(hour(0)), { type: "moved", range: hour(1), at: 1000 });
    const opened = viewReducer(moved, { type: "addressChanged", range: hour(5) });
    expect(opened).toEqual(openView(hour(5)));
    expect(viewReducer(opened, { type: "timePassed", at: 5000 })).toBe(opened);
  });

  it("that this page wrote leaves a later movement alone", () => {
    let state = viewReducer(openView(null), { type: "moved", range: hour(1), at: 0 });
    state = viewReducer(state, { type: "timePassed", at: SETTLE_AFTER });
    state = viewReducer(state, { type: "moved", range: hour(2), at: 300 });
    state = viewReducer(state, { type: "addressChanged", range: hour(1) });
    expect(state).toMatchObject({ chosen: hour(2), settled: hour(1), settlesAt: 550 });
  });

  it("that this page wrote is opened again when the reader goes back to it", () => {
    let state = viewReducer(openView(null), { type: "moved", range: hour(1), at: 0 });
    state = viewReducer(state, { type: "timePassed", at: SETTLE_AFTER });
    for (const range of [hour(1), hour(7), hour(1)]) state = viewReducer(state, { type: "addressChanged", range });
    expect(state).toMatchObject({ chosen: hour(1), settled: hour(1) });
  });

  it("may be absent", () => {
    expect(viewReducer(openView(hour(0)), { type: "addressChanged", range: null })).toEqual(openView(null));
  });
});

/** The user page in a browser: what it writes into the address comes back to it. */
class Page {
  private search = new URLSearchParams();
  state: ViewState = openView(null);
  now = 1_000_000;

  /** Somebody else changes the address: a link, or Back. */
  navigate(range: TimeRange | null) {
    this.search = new URLSearchParams(withView(this.search, { range }));
    this.readAddress();
  }

  move(range: TimeRange | null) {
    this.state = viewReducer(this.state, { type: "moved", range, at: this.now });
  }

  wait(ms: number) {
    this.now += ms;
    const { write } = this.state;
    this.state = viewReducer(this.state, { type: "timePassed", at: this.now });
    if (this.state.write === null || this.state.write === write) return;
    this.search = new URLSearchParams(withView(this.search, this.state.write));
    this.readAddress();
  }

  address(): TimeRange | null {
    return readRange(this.search);
  }

  private readAddress() {
    this.state = viewReducer(this.state, { type: "addressChanged", range: this.address() });
  }
}

describe("whatever happens in whatever order", () => {
  const range = fc.option(
    fc.record({ from: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 5 }) }).map((chosen) => ({
      from: START + chosen.from * 60_000,
      to: START + (chosen.from + chosen.length) * 60_000,
    })),
  );
  const step = fc.oneof(
    fc.record({ move: range }),
    fc.record({ navigate: range }),
    fc.record({ wait: fc.integer({ min: 0, max: 400 }) }),
  );

  it("the address replaces the range, and a settled range is in the address", () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const page = new Page();
        for (const action of steps) {
          if ("move" in action) page.move(action.move);
          else if ("wait" in action) page.wait(action.wait);
          else {
            const changes = !sameRange(action.navigate, page.address());
            page.navigate(action.navigate);
            if (changes) expect(page.state.chosen).toEqual(action.navigate);
          }
          expect(page.state.settled).toEqual(page.address());
          expect(page.state.settlesAt === null).toBe(sameRange(page.state.chosen, page.state.settled));
        }
        page.wait(SETTLE_AFTER);
        expect(page.address()).toEqual(page.state.chosen);
      }),
    ));
});
