import { describe, expect, it } from "vitest";
import { incidentsLead } from "./lead";

describe("the lead of the incidents", () => {
  it("names the largest one and how many are ongoing", () => {
    const [small, large] = [
      { ended: 40, ongoing: true },
      { ended: 900, ongoing: false },
    ];
    expect(incidentsLead([small, large])).toEqual({ count: 2, ongoing: 1, largest: large });
  });

  it("has no largest one if there is none", () => {
    expect(incidentsLead([])).toEqual({ count: 0, ongoing: 0, largest: null });
  });
});
