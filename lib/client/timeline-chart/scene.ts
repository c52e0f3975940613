import type { Connection } from "@/lib/contracts/user";
import type { EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import type { TimeRange } from "@/lib/time/range";

/** What is drawn onto: a range of time over `width` pixels. */
export interface Frame extends TimeRange {
  width: number;
  /** Open bars run to here. */
  now: number;
  /** Lane names stand above the lanes, for want of room beside them. */
  captions: boolean;
}

export interface Bar {
  key: string;
  connection: Connection;
  x: number;
  width: number;
  y: number;
  /** The beginning is not known: it fades in. */
  fadesIn: boolean;
  /** Goes on beyond the left or right edge of what is shown. */
  cutLeft: boolean;
  cutRight: boolean;
  open: boolean;
  /** The stretch in which the client was really gone, where it is longer than a moment. */
  offline: { x: number; width: number } | null;
  /** Room for the mark of its end cause. */
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

export interface Tick {
  x: number;
  width: number;
  height: number;
  count: number;
  kind: "login" | "logout" | "disconnect" | "status" | "other";
  from: number;
  to: number;
}

export interface Scene {
  ribbons: Ribbon[];
  lanes: Lane[];
  bars: Bar[];
  dense: DenseBlock[];
  kicks: KickArrow[];
  ticks: Tick[];
  /** Where the lanes end and the ticks begin, where these end and the axis begins; in pixels from the top. */
  lanesEnd: number;
  ticksEnd: number;
}

/** Connections too short to be drawn one by one: how many they are, and how many where. */
export interface DenseBlock {
  platform: Platform;
  from: number;
  to: number;
  x: number;
  width: number;
  y: number;
  height: number;
  connections: number;
  /** What most of them ended by; null where none has ended. */
  cause: EndCause | null;
  causes: Partial<Record<EndCause, number>>;
  columns: { x: number; width: number; share: number }[];
}

/** From the device that came to the device that went, at one moment. */
export interface KickArrow {
  key: string;
  x: number;
  fromY: number;
  toY: number;
}
