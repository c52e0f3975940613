import type { TimelineChartAnswer } from "@/lib/contracts/timeline-chart";
import type { Connection } from "@/lib/contracts/user";
import { PLATFORMS } from "@/lib/protocol/platform";
import { denseBlocks } from "./dense";
import { kickArrows } from "./kicks";
import { BAR_HEIGHT, RIBBON_HEIGHT, TICKS_HEIGHT } from "./dimensions";
import type { TimeRange } from "@/lib/time/range";
import type { Bar, Frame, Lane, Ribbon, Scene, Tick } from "./scene";

const ROW_HEIGHT = 24;
const LANE_PADDING = 5;
const CAPTION_HEIGHT = 17;
/** Width of the fade-in of an unknown start, and minimum width of a bar, in pixels. */
const FADE_WIDTH = 56;
const MIN_BAR_WIDTH = 3;
/** Minimum width of a bar that shows the icon of its end cause, in pixels. */
const MIN_WIDTH_WITH_ICON = 24;

/** The x coordinate of an instant, in pixels from the left edge. */
export function scale({ from, to, width }: Frame): (at: number) => number {
  return (at) => ((at - from) / (to - from)) * width;
}

/** Computes where everything of a user's timeline is drawn. Pure: the frame has the present time. */
export function layOutTimeline(data: TimelineChartAnswer, frame: Frame): Scene {
  const x = scale(frame);
  const top = data.statuses.some(({ value }) => value !== "") ? RIBBON_HEIGHT + 8 : 0;
  const seen = new Set([...data.connections, ...data.dense].map(({ platform }) => platform));
  const max = Math.max(2, ...data.ticks.map(({ count }) => count));
  const lanes: Lane[] = [];
  const bars: Bar[] = [];
  let y = top;
  for (const platform of PLATFORMS.filter((name) => seen.has(name))) {
    const start = y + (frame.captions ? CAPTION_HEIGHT : 0) + LANE_PADDING;
    const { placed, rows } = placeRows(
      data.connections.filter((c) => c.platform === platform),
      frame,
    );
    for (const { connection, row } of placed) bars.push(toBar(connection, frame, start + row * ROW_HEIGHT));
    const height = start - y + Math.max(1, rows) * ROW_HEIGHT - (ROW_HEIGHT - BAR_HEIGHT) + LANE_PADDING;
    lanes.push({ platform, y, height });
    y += height;
  }
  return {
    ribbons: data.statuses.flatMap((status) => toRibbon(status, frame)),
    lanes,
    bars: bars.filter((bar) => isVisible(bar.connection, frame)),
    dense: denseBlocks(data, lanes, x, frame),
    kicks: kickArrows(bars, lanes, x),
    ticks: data.ticks.flatMap((tick) => toTick(tick, max, frame)),
    lanesEnd: y,
    ticksEnd: y + TICKS_HEIGHT,
  };
}

/** The time range in which a connection is drawn. */
function extent({ startedAt, endedAt }: Connection, frame: Frame): TimeRange {
  const to = endedAt === null ? Math.max(frame.now, frame.from) : Date.parse(endedAt);
  const fade = (FADE_WIDTH / frame.width) * (frame.to - frame.from);
  return { from: startedAt === null ? (endedAt === null ? frame.from : to - fade) : Date.parse(startedAt), to };
}

function isVisible(connection: Connection, frame: Frame): boolean {
  const { from, to } = extent(connection, frame);
  return from < frame.to && to > frame.from;
}

/** Overlapping connections of one platform are in different rows, each in the first row that is free. */
function placeRows(connections: readonly Connection[], frame: Frame) {
  const free: number[] = [];
  const placed = connections
    .map((connection) => ({ connection, ...extent(connection, frame) }))
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ connection, from, to }) => {
      const found = free.findIndex((end) => end <= from);
      const row = found === -1 ? free.length : found;
      free[row] = to;
      return { connection, row };
    });
  return { placed, rows: free.length };
}

function toBar(connection: Connection, frame: Frame, y: number): Bar {
  const x = scale(frame);
  const { startedAt, endedAt, startEventId, endEventId, platform, offlineWindow } = connection;
  const { from, to } = extent(connection, frame);
  const left = Math.max(x(from), -1);
  const right = Math.min(x(to), frame.width + 1);
  const width = Math.max(MIN_BAR_WIDTH, right - left);
  const cutRight = to > frame.to;
  return {
    key: `${platform} ${startEventId ?? ""} ${endEventId ?? ""}`,
    connection,
    x: left,
    width,
    y,
    fadesIn: startedAt === null,
    cutLeft: from < frame.from,
    cutRight,
    open: endedAt === null,
    offline:
      offlineWindow && endedAt !== null
        ? offlinePart(Date.parse(offlineWindow.from), Date.parse(endedAt), frame)
        : null,
    withIcon: endedAt !== null && !cutRight && width >= MIN_WIDTH_WITH_ICON,
  };
}

/** From the earliest time at which the client may have been offline to the end of the connection. */
function offlinePart(begin: number, end: number, frame: Frame): Bar["offline"] {
  const x = scale(frame);
  const from = Math.max(x(begin), 0);
  const to = Math.min(x(end), frame.width);
  return to - from >= 1 ? { x: from, width: to - from } : null;
}

function toRibbon(status: TimelineChartAnswer["statuses"][number], frame: Frame): Ribbon[] {
  const x = scale(frame);
  const at = Date.parse(status.at);
  const until = status.until === null ? null : Date.parse(status.until);
  const from = Math.max(x(at), 0);
  const to = Math.min(x(until ?? Math.max(frame.now, at)), frame.width);
  if (status.value === "" || to < 0 || from > frame.width) return [];
  return [{ value: status.value, x: from, width: Math.max(2, to - from), presumed: status.presumed, at, until }];
}

const KINDS = ["disconnect", "logout", "login", "status", "other"] as const;

/** One mark per bucket, higher for more events, with the most frequent kind. */
function toTick(tick: TimelineChartAnswer["ticks"][number], max: number, frame: Frame): Tick[] {
  const x = scale(frame);
  const from = Date.parse(tick.from);
  const to = Date.parse(tick.to);
  const kind = KINDS.reduce((best, name) => (tick[name] > tick[best] ? name : best));
  const left = x(from);
  if (left < -4 || left > frame.width) return [];
  const height = 6 + (Math.log(tick.count) / Math.log(max)) * 14;
  return [{ x: left, width: Math.max(2, Math.min(x(to) - left - 1, 5)), height, count: tick.count, kind, from, to }];
}
