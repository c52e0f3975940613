import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPatientReader, SLOW_AFTER_MS, type PatientReader } from "./patient-read";
import { ApiError } from "./problem";

let reader: PatientReader;
let lateAnswers: number;

beforeEach(() => {
  vi.useFakeTimers();
  reader = createPatientReader();
  lateAnswers = 0;
  reader.onLate(() => (lateAnswers += 1));
});
afterEach(() => vi.useRealTimers());

/** A request that is answered by hand. */
function request() {
  let answer: (value: unknown) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const send = vi.fn((signal: AbortSignal) => {
    return new Promise<unknown>((resolve, reject) => {
      answer = resolve;
      fail = reject;
      signal.addEventListener("abort", () => reject(signal.reason as Error));
    });
  });
  return { send, answer: (value: unknown) => answer(value), fail: (error: unknown) => fail(error) };
}

/** How a read ended. */
const outcome = (read: Promise<unknown>) =>
  read.then(
    (value) => ({ value }),
    (error: unknown) => ({ code: error instanceof ApiError ? error.code : String(error) }),
  );

describe("a read", () => {
  it("has the answer that comes in time", async () => {
    const { send, answer } = request();
    const read = reader.read("/a", undefined, send);
    await vi.advanceTimersByTimeAsync(SLOW_AFTER_MS - 1);
    answer(7);
    expect(await outcome(read)).toEqual({ value: 7 });
    expect(lateAnswers).toBe(0);
  });

  it("fails as slow in time, and hands its late answer to the next read without another request", async () => {
    const { send, answer } = request();
    const read = outcome(reader.read("/a", undefined, send));
    await vi.advanceTimersByTimeAsync(SLOW_AFTER_MS);
    expect(await read).toEqual({ code: "slow" });
    expect(await outcome(reader.read("/a", undefined, send))).toEqual({ code: "slow" });
    answer(7);
    await vi.advanceTimersByTimeAsync(0);
    expect(lateAnswers).toBe(1);
    expect(await outcome(reader.read("/a", undefined, send))).toEqual({ value: 7 });
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("fails at once after a failure, and tries again meanwhile", async () => {
    const { send, answer, fail } = request();
    const first = outcome(reader.read("/a", undefined, send));
    fail(ApiError.unreachable(null));
    expect(await first).toEqual({ code: "unreachable" });
    expect(await outcome(reader.read("/a", undefined, send))).toEqual({ code: "unreachable" });
    expect(send).toHaveBeenCalledTimes(2);
    answer(7);
    await vi.advanceTimersByTimeAsync(0);
    expect(lateAnswers).toBe(1);
    expect(await outcome(reader.read("/a", undefined, send))).toEqual({ value: 7 });
  });

  it("waits again once any other read was answered", async () => {
    const broken = request();
    const read = outcome(reader.read("/a", undefined, broken.send));
    broken.fail(ApiError.unexpected(502));
    await read;
    const other = request();
    const otherRead = outcome(reader.read("/b", undefined, other.send));
    other.answer(1);
    await otherRead;
    const again = outcome(reader.read("/a", undefined, broken.send));
    broken.answer(2);
    expect(await again).toEqual({ value: 2 });
  });

  it("does not remember an error of the request itself", async () => {
    const { send, answer, fail } = request();
    const first = outcome(reader.read("/a", undefined, send));
    fail(new ApiError({ status: 504, code: "too_slow", detail: "", requestId: null }));
    expect(await first).toEqual({ code: "too_slow" });
    const second = outcome(reader.read("/a", undefined, send));
    answer(7);
    expect(await second).toEqual({ value: 7 });
  });

  it("ends its request if its caller does", async () => {
    const { send } = request();
    const caller = new AbortController();
    const read = outcome(reader.read("/a", caller.signal, send));
    caller.abort();
    const aborted = { code: expect.stringMatching("AbortError") as unknown };
    expect(await read).toEqual(aborted);
    expect(await outcome(reader.read("/a", caller.signal, send))).toEqual(aborted);
  });

  it("gives a request up that is never answered", async () => {
    const { send } = request();
    const read = outcome(reader.read("/a", undefined, send));
    await vi.advanceTimersByTimeAsync(60_000);
    await read;
    expect(await outcome(reader.read("/a", undefined, send))).toEqual({ code: "slow" });
    expect(send).toHaveBeenCalledTimes(2);
  });
});

it("asks again, after an outage, for what was asked in it", async () => {
  const hung = request();
  const read = outcome(reader.read("/a", undefined, hung.send));
  await vi.advanceTimersByTimeAsync(SLOW_AFTER_MS);
  await read;
  reader.dropStartedBefore(Date.now());
  const fresh = request();
  const again = outcome(reader.read("/a", undefined, fresh.send));
  fresh.answer(7);
  expect(await again).toEqual({ value: 7 });
});

it("asks again for a caller that waits for what was asked in the outage", async () => {
  const hung = request();
  const read = outcome(reader.read("/a", undefined, hung.send));
  await vi.advanceTimersByTimeAsync(SLOW_AFTER_MS);
  await read;
  const other = request();
  const otherRead = outcome(reader.read("/b", undefined, other.send));
  other.answer(1);
  await otherRead;
  const fresh = request();
  const joined = outcome(reader.read("/a", undefined, fresh.send));
  await vi.advanceTimersByTimeAsync(1);
  reader.dropStartedBefore(Date.now());
  await vi.advanceTimersByTimeAsync(0);
  fresh.answer(7);
  expect(await joined).toEqual({ value: 7 });
});
