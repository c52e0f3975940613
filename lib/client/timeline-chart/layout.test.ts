import { describe, expect, it } from "vitest";
import type { TimelineChartAnswer } from "@/lib/contracts/timeline-chart";
import type { Connection } from "@/lib/contracts/user";
import { causeShares } from "./dense";
import { layOutTimeline } from "./layout";
import type { Frame } from "./scene";

const T = Date.parse("2026-11-22T12:00:00.000Z");
const iso = (seconds: number) => new Date(T + seconds * 1000).toISOString();
/** A thousand seconds over a thousand pixels. */
const frame: Frame = { from: T, to: T + 1_000_000, width: 1000, now: T + 900_000, captions: false };

function connection(start: number | null, end: number | null, change: Partial<Connection> = {}): Connection {
  return {
    platform: "ios",
    clientIp: null,
    networkName: null,
    endCause: end === null ? null : "logout",
    kickedBy: null,
    offlineWindow: null,
    startedAt: start === null ? null : iso(start),
    endedAt: end === null ? null : iso(end),
    startEventId: start === null ? null : `s${start}`,
    endEventId: end === null ? null : `e${end}`,
    ...change,
  };
}

function answer(change: Partial<TimelineChartAnswer>): TimelineChartAnswer {
  const nothing = { connections: false, events: false };
  return {
    asOf: iso(900),
    from: iso(0),
    to: iso(1000),
    bucketMs: 1_000_000 / 240,
    firstSeenAt: iso(0),
    lastEventAt: iso(900),
    earlier: nothing,
    later: nothing,
    connections: [],
    dense: [],
    ticks: [],
    statuses: [],
    statusesLeftOut: 0,
    ...change,
  };
}

const tick = { login: 0, logout: 0, disconnect: 0, status: 0, other: 0 };

describe("bars", () => {
  it("cover the time of their connection", () => {
    const { bars } = layOutTimeline(answer({ connections: [connection(100, 400)] }), frame);
    expect(bars).toMatchObject([
      { x: 100, width: 300, fadesIn: false, open: false, cutLeft: false, cutRight: false, withIcon: true },
    ]);
  });

  it("end now while the connection is open, and fade in if its start is not known", () => {
    const { bars } = layOutTimeline(answer({ connections: [connection(500, null), connection(null, 300)] }), frame);
    expect(bars.map(({ x, width, fadesIn, open }) => ({ end: x + width, fadesIn, open }))).toEqual([
      { end: 300, fadesIn: true, open: false },
      { end: 900, fadesIn: false, open: true },
    ]);
  });

  it("are cut at the edges, and left out if they are not visible", () => {
    const { bars } = layOutTimeline(
      answer({ connections: [connection(-50, 1200), connection(-90, -50), connection(1100, null)] }),
      frame,
    );
    expect(bars).toMatchObject([{ x: -1, width: 1002, cutLeft: true, cutRight: true, withIcon: false }]);
  });

  it("show the offline window", () => {
    const window = { from: iso(200), to: iso(320) };
    const { bars } = layOutTimeline(
      answer({ connections: [connection(0, 600, { endCause: "timeout", offlineWindow: window })] }),
      frame,
    );
    expect(bars[0]?.offline).toEqual({ x: 200, width: 400 });
  });

  it("share a row if they do not overlap", () => {
    const list = [connection(0, 200), connection(200, 400), connection(300, 500)];
    const { bars, lanes } = layOutTimeline(answer({ connections: list }), frame);
    const [first, second, third] = bars;
    expect(second?.y).toBe(first?.y);
    expect(third?.y).toBeGreaterThan(first?.y ?? 0);
    expect(lanes).toHaveLength(1);
  });

  it("lie in the lane of their platform", () => {
    const list = [connection(0, 200), connection(0, 200, { platform: "web" }), connection(0, 300, { platform: "web" })];
    const { bars, lanes } = layOutTimeline(answer({ connections: list }), frame);
    for (const bar of bars) {
      const lane = lanes.find(({ platform }) => platform === bar.connection.platform);
      expect(bar.y).toBeGreaterThanOrEqual(lane?.y ?? Infinity);
      expect(bar.y).toBeLessThan((lane?.y ?? 0) + (lane?.height ?? 0));
    }
  });
});

describe("kicks", () => {
  it("go from the device that logged in to the device that it kicked", () => {
    const login = connection(300, null, { platform: "android", startEventId: "login" });
    const kicked = connection(100, 300, { endCause: "kicked", kickedBy: "android", endEventId: "login" });
    const { kicks, bars } = layOutTimeline(answer({ connections: [kicked, login] }), frame);
    const yOf = (platform: string) => (bars.find((bar) => bar.connection.platform === platform)?.y ?? 0) + 9;
    expect(kicks).toMatchObject([{ x: 300, fromY: yOf("android"), toY: yOf("ios") }]);
  });

  it("have no arrow within one row", () => {
    const list = [
      connection(300, null, { startEventId: "login" }),
      connection(100, 300, { endCause: "kicked", kickedBy: "ios", endEventId: "login" }),
    ];
    expect(layOutTimeline(answer({ connections: list }), frame).kicks).toEqual([]);
  });
});

it("adjacent dense ranges are one block with the sum of their connections", () => {
  const range = (from: number, count: number) => ({
    platform: "web" as const,
    from: iso(from),
    to: iso(from + 4),
    connections: count,
    causes: { link_close: count },
  });
  const { dense, lanes } = layOutTimeline(answer({ dense: [range(104, 212), range(100, 200), range(700, 1)] }), frame);
  expect(dense).toMatchObject([
    { connections: 412, x: 100, width: 8, cause: "link_close", causes: { link_close: 412 } },
    { connections: 1 },
  ]);
  expect(lanes).toMatchObject([{ platform: "web" }]);
});

it("the width of a block is divided among its causes", () => {
  expect(causeShares({ x: 10, width: 40, causes: { logout: 1, timeout: 3 } })).toEqual([
    { cause: "timeout", x: 10, width: 30 },
    { cause: "logout", x: 40, width: 10 },
  ]);
});

it("the ribbon shows custom statuses, but not that they were cleared", () => {
  const statuses = [
    { value: "busy", at: iso(-100), until: iso(200), presumed: true },
    { value: "", at: iso(200), until: iso(300), presumed: false },
    { value: "会议中", at: iso(300), until: null, presumed: false },
  ];
  expect(layOutTimeline(answer({ statuses }), frame).ribbons).toMatchObject([
    { value: "busy", x: 0, width: 200, presumed: true },
    { value: "会议中", x: 300, width: 600, presumed: false },
  ]);
});

it("ticks are higher for more events, and have the most frequent kind", () => {
  const ticks = [
    { ...tick, from: iso(0), to: iso(4), count: 1, login: 1 },
    { ...tick, from: iso(40), to: iso(44), count: 100, login: 40, disconnect: 60 },
  ];
  const [one, many] = layOutTimeline(answer({ ticks }), frame).ticks;
  expect(one?.kind).toBe("login");
  expect(many?.kind).toBe("disconnect");
  expect(many?.height).toBeGreaterThan(one?.height ?? Infinity);
});
