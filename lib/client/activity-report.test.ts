import { expect, it, vi } from "vitest";
import { activityReporter } from "./activity-report";

it("reports what a person does, at most once a minute, and not in the first minute of a page", () => {
  const report = vi.fn();
  const act = activityReporter(report, 0);
  for (const now of [10, 59_999]) act(now);
  expect(report).not.toHaveBeenCalled();
  for (const now of [60_000, 60_001, 119_999]) act(now);
  expect(report).toHaveBeenCalledTimes(1);
  act(500_000);
  expect(report).toHaveBeenCalledTimes(2);
});
