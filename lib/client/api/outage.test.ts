import { expect, it } from "vitest";
import { outageOf, type ReadState } from "./outage";
import { ApiError } from "./problem";

const problem = (status: number, code: string) => new ApiError({ status, code, detail: "", requestId: null });
const failed = (error: unknown, dataUpdatedAt?: number): ReadState => ({
  error,
  data: dataUpdatedAt === undefined ? undefined : {},
  dataUpdatedAt: dataUpdatedAt ?? 0,
});
const fine: ReadState = { error: null, data: {}, dataUpdatedAt: 5 };

it("is none while every read succeeds, or fails for a reason of its own", () => {
  const own = [problem(400, "invalid"), problem(404, "not_found"), problem(504, "too_slow"), problem(503, "busy")];
  expect(outageOf([fine, ...own.map((error) => failed(error))], null, 100)).toBeNull();
});

it.each([
  [ApiError.unreachable(null), "unreachable"],
  [ApiError.slow(), "slow"],
  [problem(500, "internal"), "failing"],
  [ApiError.unexpected(502), "failing"],
  [problem(503, "unavailable"), "away"],
] as const)("names what %s means", (error, kind) => {
  expect(outageOf([fine, failed(error)], null, 100)).toEqual({ kind, since: 100, shownFrom: null });
});

it("names the worst, keeps its beginning, and says from when the oldest figure is", () => {
  const before = { kind: "slow", since: 60, shownFrom: null } as const;
  const reads = [failed(ApiError.slow(), 40), failed(ApiError.unreachable(null), 50), fine];
  expect(outageOf(reads, before, 100)).toEqual({ kind: "unreachable", since: 60, shownFrom: 40 });
});
