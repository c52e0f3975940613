import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { StreamState } from "./messages";
import { openLiveStream } from "./stream";
import { BATCH, FakeSource, LIVE } from "./testing/fake-source";

let sources: FakeSource[];
let states: StreamState[];
let received: unknown[];
let opened: number;
let close: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  sources = [];
  states = [];
  received = [];
  opened = 0;
  const handlers = {
    onOpen: () => (opened += 1),
    onLive: (value: unknown) => received.push(value),
    onEvents: (value: unknown) => received.push(value),
    onState: (state: StreamState) => states.push(state),
  };
  close = openLiveStream("14", handlers, () => {
    const source = new FakeSource();
    sources.push(source);
    return source;
  });
});

afterEach(() => {
  close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("hands on what comes", () => {
  sources[0]?.send("open");
  sources[0]?.send("live", LIVE);
  sources[0]?.send("events", BATCH);
  expect(received).toEqual([LIVE, BATCH]);
  expect(states.at(-1)).toBe("live");
});

it("says whenever it is connected anew, so that what was missed is asked for", () => {
  sources[0]?.send("open");
  sources[0]?.send("live", LIVE);
  expect(opened).toBe(1);
  sources[0]?.send("error");
  vi.advanceTimersByTime(1000);
  sources[1]?.send("open");
  expect(opened).toBe(2);
});

it("tries again, later each time, and at once after it worked", () => {
  sources[0]?.send("error");
  expect(states.at(-1)).toBe("down");
  vi.advanceTimersByTime(1000);
  expect(sources).toHaveLength(2);
  sources[1]?.send("error");
  vi.advanceTimersByTime(1999);
  expect(sources).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(sources).toHaveLength(3);
  sources[2]?.send("live", LIVE);
  sources[2]?.send("error");
  vi.advanceTimersByTime(1000);
  expect(sources).toHaveLength(4);
});

it("lets go of a stream it cannot read, so that the caller polls", () => {
  const complained = vi.fn();
  vi.stubGlobal("reportError", complained);
  sources[0]?.send("live", { nonsense: true });
  expect(sources[0]?.closed).toBe(true);
  expect(states.at(-1)).toBe("down");
  expect(received).toEqual([]);
  expect(complained).toHaveBeenCalledOnce();
});

it("stays closed once closed", () => {
  sources[0]?.send("error");
  close();
  vi.advanceTimersByTime(60_000);
  expect(sources).toHaveLength(1);
});

it("takes a stream that has become silent for lost", () => {
  sources[0]?.send("open");
  vi.advanceTimersByTime(7_000);
  sources[0]?.send("live", LIVE);
  vi.advanceTimersByTime(7_000);
  expect(states.at(-1)).toBe("live");
  vi.advanceTimersByTime(1_000);
  expect(states.at(-1)).toBe("down");
  expect(sources[0]?.closed).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(sources).toHaveLength(2);
});
