import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USER_SORTS } from "@/lib/contracts/values";
import { orderOf, position, positionOf } from "./order";

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const ROW = {
  online: true,
  userId: "ann",
  lastEventAt: at(4),
  onlineSince: at(3),
  lastEndAt: null,
  firstSeenAt: at(1),
  figure: 3,
};

describe("the position of a row", () => {
  it.each([
    ["lastEvent", at(4).toISOString()],
    ["onlineSince", at(3).toISOString()],
    ["lastEnd", null],
    ["firstSeen", at(1).toISOString()],
    ["online", at(4).toISOString()],
    ["userId", at(4).toISOString()],
  ] as const)("has the time of the sort order %s", (sort, time) => {
    expect(positionOf(sort, ROW)).toEqual([true, time, "ann"]);
  });

  it("has the figure of the sort", () => {
    expect(positionOf("kicks", ROW)).toEqual([true, 3, "ann"]);
  });

  it("is a valid position for any row", () => {
    const time = fc.option(fc.date({ min: at(1), max: at(9_000), noInvalidDate: true }));
    const rows = fc.record({
      online: fc.boolean(),
      userId: fc.string({ minLength: 1 }),
      lastEventAt: time,
      onlineSince: time,
      lastEndAt: time,
      firstSeenAt: time,
      figure: fc.nat(),
    });
    const sorts = fc.constantFrom(...USER_SORTS);
    fc.assert(
      fc.property(sorts, rows, (sort, row) => {
        const found = positionOf(sort, row);
        expect(position.parse(found)).toEqual(found);
      }),
    );
  });
});

describe("the order of users", () => {
  it.each([
    [{ sort: "userId" }, "p.user_id ASC"],
    [{ sort: "userId", order: "desc" }, "p.user_id DESC"],
    [{ sort: "online" }, "p.online DESC, p.last_event_at DESC, p.user_id DESC"],
    [{ sort: "kicks", order: "asc" }, "coalesce(f.n, 0) DESC, p.user_id DESC"],
    [{ sort: "lastEnd" }, "p.last_end_at DESC NULLS LAST, p.user_id DESC"],
    [{ sort: "lastEnd", order: "asc" }, "p.last_end_at ASC NULLS LAST, p.user_id ASC"],
  ] as const)("for %j is %s", (order, sql) => expect(orderOf(order).sql).toBe(sql));
});
