import { expect, test } from "vitest";
import type { TimelineAnswer } from "@/lib/contracts/user";
import { headlinesOf } from "./headlines";

type Ended = TimelineAnswer["connections"][number];

function page(...ended: [endEventId: string | null, headline: string | null][]): Pick<TimelineAnswer, "connections"> {
  const connections = ended.map(
    ([endEventId, headline]) => ({ endEventId, explanation: headline === null ? null : { headline } }) as Ended,
  );
  return { connections };
}

test("an event has the headlines of all connections that it ended, on any page", () => {
  const headlines = headlinesOf([
    page(["7", "Web timed out"], ["8", "iOS logged out"]),
    page(["7", "Android timed out"]),
  ]);
  expect([...headlines]).toEqual([
    ["7", ["Web timed out", "Android timed out"]],
    ["8", ["iOS logged out"]],
  ]);
});

test("a connection that is open, or has no explanation, gives none", () => {
  expect([...headlinesOf([page([null, "Online"], ["9", null])])]).toEqual([]);
});
