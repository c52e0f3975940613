import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openLiveStream, type Source, type StreamState } from "./stream";

class FakeSource implements Source {
  closed = false;
  private listeners = new Map<string, (message: MessageEvent<string>) => void>();
  addEventListener(type: string, listener: (message: MessageEvent<string>) => void) {
    this.listeners.set(type, listener);
  }
  close() {
    this.closed = true;
  }
  send(type: string, data: unknown = null) {
    this.listeners.get(type)?.(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
}

const live = {
  asOf: "2021-08-25T09:22:12.497Z",
  online: { users: 2, unverified: 0, connections: 3, byPlatform: { ios: 3 } },
  perMinute: { login: 1, logout: 0, link_close: 0, timeout: 0, kicked: 0 },
  lastCallbackAt: null,
};

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
  sources[0]?.send("live", live);
  sources[0]?.send("events", { events: [], count: 7 });
  expect(received).toEqual([live, { events: [], count: 7 }]);
  expect(states.at(-1)).toBe("live");
});

it("says whenever it is connected anew, so that what was missed is asked for", () => {
  sources[0]?.send("open");
  sources[0]?.send("live", live);
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
  sources[2]?.send("live", live);
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
