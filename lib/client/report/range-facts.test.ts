import { describe, expect, it } from "vitest";
import type { TotalsAnswer } from "@/lib/contracts/timeline-chart";
import { HOUR } from "@/lib/time/units";
import { rangeFacts } from "./range-facts";

const totals: TotalsAnswer = {
  asOf: "2026-11-26T12:00:00.000Z",
  from: "2026-11-26T00:00:00.000Z",
  to: "2026-11-26T08:00:00.000Z",
  tz: "UTC",
  onlineMs: 2 * HOUR,
  onlineByPlatform: {},
  days: [],
  connections: 4,
  causes: { logout: 1, timeout: 2, kicked: 0 },
  longestGap: null,
  flapping: { reconnections: 0, hour: null, unusual: false },
};

describe("the facts of a range", () => {
  it("are the time online, the connections, and how they ended", () => {
    expect(rangeFacts(totals)).toEqual({
      onlineMs: 2 * HOUR,
      onlinePercent: 25,
      connections: 4,
      ended: 3,
      causes: [
        { cause: "timeout", count: 2 },
        { cause: "logout", count: 1 },
      ],
    });
  });

  it("count only the time that has passed", () => {
    expect(rangeFacts({ ...totals, asOf: "2026-11-26T04:00:00.000Z" }).onlinePercent).toBe(50);
    expect(rangeFacts({ ...totals, asOf: "2026-11-25T04:00:00.000Z" }).onlinePercent).toBeNull();
  });
});
