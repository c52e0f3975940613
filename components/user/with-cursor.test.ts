import { expect, it } from "vitest";
import { numberedEvent } from "@/lib/client/live/testing/event";
import { timeOfItem, withCursor } from "./with-cursor";

const T = Date.parse("2026-11-26T13:00:00.000Z");
const at = (seconds: number) => numberedEvent(seconds, { eventTime: new Date(T + seconds * 1000).toISOString() });
const events = [at(30), at(20), at(20), at(10)];
const seconds = (cursor: number | null) =>
  withCursor(events, cursor).map((item) => ("cursorAt" in item ? "cursor" : (timeOfItem(item) - T) / 1000));

it.each([
  [null, [30, 20, 20, 10]],
  [T + 31_000, ["cursor", 30, 20, 20, 10]],
  // An event at the moment itself has happened, so it stands below the moment.
  [T + 20_000, [30, "cursor", 20, 20, 10]],
  [T + 15_000, [30, 20, 20, "cursor", 10]],
  [T, [30, 20, 20, 10, "cursor"]],
])("the moment %s is in its place", (cursor, expected) => {
  expect(seconds(cursor)).toEqual(expected);
});
