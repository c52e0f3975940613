import { expect, it } from "vitest";
import { unfitKind } from "./retention-kinds";

type Days = number | null;
const days = (rawDays: Days, eventsDays: Days, connectionsDays: Days, sumsDays: Days = null) => ({
  rawDays,
  eventsDays,
  connectionsDays,
  sumsDays,
});

it("takes days of which no kind goes before what belongs to it", () => {
  expect(unfitKind(days(null, null, null))).toBeNull();
  expect(unfitKind(days(null, 30, null))).toBeNull();
  expect(unfitKind(days(7, null, null))).toBeNull();
  expect(unfitKind(days(30, 30, 30))).toBeNull();
  expect(unfitKind(days(30, 30, 30, 30))).toBeNull();
});

it("names the kind that does not fit", () => {
  expect(unfitKind(days(31, 30, null))).toBe("raw");
  expect(unfitKind(days(null, 30, 29))).toBe("connections");
  expect(unfitKind(days(null, null, 29))).toBe("connections");
  expect(unfitKind(days(null, 7, 30, 29))).toBe("sums");
  expect(unfitKind(days(null, 7, null, 29))).toBe("sums");
});
