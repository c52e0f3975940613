import type { Connection } from "@/lib/contracts/user";
import type { EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import type { TimeRange } from "@/lib/time/range";

/** The drawing area: a time range over `width` pixels. */
export interface Frame extends TimeRange {
  width: number;
  /** Open bars end here. */
  now: number;
  /** The names of lanes stand above the lanes, because there is no room beside them. */
  captions: boolean;
}

export interface Bar {
  key: string;
  connection: Connection;
  x: number;
  width: number;
  y: number;
  /** The start is not known. */
  fadesIn: boolean;
  /** It continues beyond the left or right edge. */
  cutLeft: boolean;
  cutRight: boolean;
  open: boolean;
  /** The part in which the client may have been offline; null if it is too short to see. */
  offline: { x: number; width: number } | null;
  /** There is room for the icon of the end cause. */
  withIcon: boolean;
}

export interface Lane {
  platform: Platform;
  y: number;
  height: number;
}

export interface Ribbon {
  value: string;
  x: number;
  width: number;
  presumed: boolean;
  at: number;
  until: number | null;
}

export interface Tick extends TimeRange {
  x: number;
  width: number;
  height: number;
  count: number;
  kind: "login" | "logout" | "disconnect" | "status" | "other";
}

export interface Scene {
  ribbons: Ribbon[];
  lanes: Lane[];
  bars: Bar[];
  dense: DenseBlock[];
  kicks: KickArrow[];
  ticks: Tick[];
  /** Bottom of the lanes and bottom of the ticks, in pixels from the top. */
  lanesEnd: number;
  ticksEnd: number;
}

/** Connections that are too short to be drawn one by one, as counts. */
export interface DenseBlock extends TimeRange {
  platform: Platform;
  x: number;
  width: number;
  y: number;
  height: number;
  connections: number;
  /** The most frequent end cause; null if none has ended. */
  cause: EndCause | null;
  causes: Partial<Record<EndCause, number>>;
  columns: { x: number; width: number; share: number }[];
}

/** From the device that logged in to the device that it kicked. */
export interface KickArrow {
  key: string;
  x: number;
  fromY: number;
  toY: number;
}
