import { describe, expect, it } from "vitest";
import { statusesLead } from "./lead";

describe("the lead of the statuses", () => {
  it("counts the users of unlisted values too", () => {
    const current = [
      { value: "busy", users: 20 },
      { value: "away", users: 5 },
    ];
    expect(statusesLead({ current, currentRest: { values: 3, count: 4 } })).toEqual({
      users: 29,
      first: { value: "busy", users: 20 },
    });
  });

  it("has no first status if nobody has one", () => {
    expect(statusesLead({ current: [], currentRest: { values: 0, count: 0 } })).toEqual({ users: 0, first: null });
  });
});
